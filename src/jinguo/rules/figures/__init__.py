"""Dated figures and lists that rules are computed from: data files, no code.

`*.toml` hold `[[figure]]` rows (see `rules/figure_table.py`); `holidays_cn.csv` the yearly State
Council notices; `common_passwords.txt` passwords that everybody tries first.
"""
