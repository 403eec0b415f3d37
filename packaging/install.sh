#!/bin/sh
# 在不连互联网的电脑上安装巾帼。只需要 Python，版本见 python-version.txt。
# 用法：sh install.sh [安装目录]，默认装在当前用户目录下的 jinguo。
set -eu
here=$(cd "$(dirname "$0")" && pwd)
target=${1:-"$HOME/jinguo"}
wanted=$(cat "$here/python-version.txt")

python=""
for candidate in "python$wanted" python3 python; do
  if "$candidate" -c "import sys; sys.exit('%d.%d' % sys.version_info[:2] != '$wanted')" 2>/dev/null; then
    python=$candidate
    break
  fi
done
[ -n "$python" ] || { echo "没有找到 Python $wanted。请先安装 Python $wanted，再运行本脚本。"; exit 1; }

umask 077
mkdir -p "$target"
"$python" -m venv "$target/program"
"$target/program/bin/python" -m pip install -q --no-index --find-links "$here/wheels" --require-hashes -r "$here/requirements.lock"
"$target/program/bin/python" -m pip install -q --no-index --find-links "$here/wheels" --no-deps --force-reinstall jinguo

cat > "$target/jinguo" <<EOF
#!/bin/sh
export JINGUO_DATA_DIR="\${JINGUO_DATA_DIR:-$target/var}"
exec "$target/program/bin/jinguo" "\$@"
EOF
chmod 700 "$target/jinguo"

"$target/jinguo" init
echo "已安装。启动：$target/jinguo serve，然后用浏览器打开 http://127.0.0.1:8000/"
