"""What each command is for, in the words of the handbook; kept by hand beside the English help."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Told:
    """A command: what it is for, an example, and its options."""

    purpose: str
    example: str
    options: dict[str, str] = field(default_factory=dict)


KIND = "表格种类：`units` 单位、`staff` 人员、`holidays` 放假通知、`observations` 监测值，或台账代码（如 `donations`）"
COMMANDS = {
    "audit": Told(
        "核验操作记录的链条，输出链头以便在库外留存，或把六个月以前的记录归档成文件。",
        "jinguo audit verify\njinguo audit head --append /media/usb/链头.txt\njinguo audit verify --head 452:…",
        {
            "verify": "从头核到尾；有问题时逐条说明，退出码为 1",
            "verify --head 链头": "与库外留存的链头比对，能发现整库退回到以前",
            "verify --file 文件": "核验一个归档文件",
            "head": "输出现在的链头；`--append 文件` 同时带时间追加到文件",
            "archive --before 日期 --out 文件": "把这一天以前的记录移入文件；六个月以内的不归档",
        },
    ),
    "backup": Told(
        "把数据库、附件和密钥写成一个加密文件。",
        "jinguo backup /media/usb/20261230.jgb",
        {"文件": "写到哪里；已有同名文件时不覆盖"},
    ),
    "check-invariants": Told("检查数据应当成立的关系；有不符时逐条说明，退出码为 1。", "jinguo check-invariants"),
    "demo": Told(
        "在空的数据目录里生成演示数据并启动；再次运行直接启动。正式数据的目录里不生成演示。演示的公文和表格"
        "写在数据目录的 `out/`：工作情况汇报、方案、责任书（`outline-letters/` 是成员单位的纲要责任书）、得分、"
        "监测和评估报告、通报。",
        "jinguo demo --port 8000 --data-dir /tmp/demo",
        {"--port 端口": "默认 8000", "--no-serve": "只生成，不启动", "--until 日期": "演示到哪一天，默认 2026-12-30"},
    ),
    "evaluate": Told(
        "按一个年份评估一个纲要：每个指标、每个地区的监测值、目标、各种方法的结论和理由；不加 --json 时另列达标率。",
        "jinguo evaluate women_2011_2020 --year 2020\njinguo evaluate children_2021_2030 --year 2022 --json",
        {
            "纲要代码": "如 `women_2011_2020`，在监测页面可查到",
            "--year 年份": "纲要起止年之内的一年",
            "--region 区划代码": "只看一个地区；不写就是有监测值的全部地区",
            "--method 方法": "用哪种方法给出结论，默认是纲要选定的；代码见“评估方法”一页",
            "--json": "以 JSON 给出，每个指标、每个地区一个对象",
        },
    ),
    "export": Told(
        "导出一种表格的全部行；身份证号、手机号为全号，请妥善保管。",
        "jinguo export donations 捐赠.xlsx\njinguo export staff 人员模板.xlsx --template",
        {"种类": KIND, "文件": "写到哪个 Excel 文件", "--template": "只要空表"},
    ),
    "fingerprint": Told(
        "算出全部业务数据的一个校验值；两处相同，数据就相同。",
        "jinguo fingerprint",
        {"--tables": "逐表列出，用来找差别"},
    ),
    "import": Told(
        "导入一份 Excel 或 CSV，整份写入或一行不写。种类 punches 读考勤机和办公软件的打卡文件，逐行说明去向。",
        "jinguo import donations 捐赠.xlsx --dry-run\njinguo import donations 捐赠.xlsx\n"
        "jinguo import punches attlog.dat",
        {"种类": KIND, "文件": "要导入的文件", "--dry-run": "只试读，不写入"},
    ),
    "init": Told(
        "准备一个新的数据目录：密钥、恢复单、数据表、三员账号。可重复运行，已有的不动。",
        "JINGUO_OFFICE=泉州市妇联 jinguo init",
    ),
    "install-ledgers": Told(
        "为一个单位设立随系统提供的台账，升级后再运行会更新没有改动过的台账。",
        "jinguo install-ledgers --unit 0001",
        {"--unit 代码": "管理这些台账的单位"},
    ),
    "recompute": Told(
        "把每一份公布的评估从它的数据快照重新算一遍，逐份说明是否一致；有不一致或快照被改动的，退出码为 1。",
        "jinguo recompute\njinguo recompute --outline women_2021_2030 --engine duckdb",
        {"--outline 纲要代码": "只算一个纲要的", "--engine 引擎": "换一个计算引擎核对，默认是 `JINGUO_ENGINE`"},
    ),
    "report": Told(
        "按现有记录写出工作情况汇报、监测评估报告、通报等，不改动数据。",
        "jinguo report work-report --period 2026 --as-of 2026-06-03 --out 汇报.docx",
        {
            "名称": "`work-report` 工作情况汇报、`monitoring` 监测评估报告、`midterm-evaluation` 中期评估报告、"
            "`final-evaluation` 终期评估报告、`circular` 按单位的年度通报、`statistics` 统计报表、"
            "`year-result` 年度考核结果",
            "--period 期间": "如 2026、2026H1、2026Q2、2026-04",
            "--as-of 日期": "截至哪一天，默认今天",
            "--unit 代码": "哪个单位，默认第一个妇联",
            "--out 文件": "写出 Word，统计报表是 Excel",
            "--json": "输出文中的数",
        },
    ),
    "rescue-seat": Told(
        "三员席位没有人能登录时，从服务器控制台安排接任，输出一次性口令。原任席位随即结束，操作留痕。",
        "jinguo rescue-seat system_admin 0031 0001",
        {"席位": "`system_admin`、`security_admin` 或 `audit_admin`", "工号": "接任人的工号", "单位代码": "任职单位"},
    ),
    "restore": Told(
        "在空机器上恢复一份备份，按恢复单录入恢复码。文件损坏或恢复码不对时，什么都不写。",
        "jinguo restore /media/usb/20261230.jgb --data-dir /srv/jinguo",
        {"文件": "备份文件", "--code-file 文件": "从文件读恢复码，不用键盘录入"},
    ),
    "rotate-keys": Told(
        "换一把新密钥，把加密内容全部换到新密钥下。中途断了再运行一次，接着换。",
        "jinguo rotate-keys\njinguo rotate-keys --suite gm",
        {"--suite 套件": "`intl`（AES-256-GCM）或 `gm`（国密 SM4-GCM、SM3）"},
    ),
    "routes": Told("列出全部网址和对应的程序，供检查用。", "jinguo routes"),
    "score": Told(
        "列出一个方案各承担者的得分和理由：已公布的按公布时的结果，没有公布的按现在的数据计算。",
        "jinguo score performance_2026 --period 2026Q1",
        {"方案代码": "如 `performance_2026`", "--period 期间": "只列一个期间，如 `2026Q1`"},
    ),
    "settle-attendance": Told(
        "结算一段日子的考勤：由作息、请假、外出、培训和打卡得出每半天的状态和依据。可以反复运行，只写有变动的；已锁定的月份不动。",
        "jinguo settle-attendance --from 2026-03-01 --to 2026-03-31",
        {
            "--from 日期": "第一天",
            "--to 日期": "最后一天，最晚到昨天",
            "--unit 单位代码": "哪个单位，不写就是第一个单位",
            "--json": "以 JSON 给出人日数、变动数、锁定的月份和校验值",
        },
    ),
    "seed": Told(
        "在空的数据目录里造出任意规模的一个市的数据，用来看页面快慢；不是正式数据，也不是演示。",
        "jinguo seed --offices 12 --staff 2000 --entries 50000 --data-dir /tmp/seed",
        {"--offices 个数": "单位数，默认 12", "--staff 人数": "默认 2000", "--entries 条数": "贷款记录数，默认 50000"},
    ),
    "serve": Told(
        "启动：网页和后台任务一起运行。数据表有更新时先自动备份、再升级。",
        "jinguo serve --host 127.0.0.1 --port 8000",
        {"--host 地址": "默认 127.0.0.1，只有本机能打开", "--port 端口": "默认 8000"},
    ),
    "snapshot": Told(
        "把一个纲要现在的监测值、目标和地区留成不能改动的数据快照；没有变化的不重复留。写明年份的，同时按快照评估全部地区并留下校验值。",
        "jinguo snapshot women_2021_2030\njinguo snapshot women_2021_2030 --year 2025 --json",
        {"纲要代码": "如 `women_2021_2030`", "--year 年份": "同时公布这一年的评估", "--json": "以 JSON 给出"},
    ),
    "suspend-unused": Told(
        "停用 90 天没有登录或已离职人员的账号；不会停用某个席位的最后一人。", "jinguo suspend-unused"
    ),
    "tick": Told(
        "办当天该办而还没办的日常事项，办过的不再办。`serve` 每小时自己看一次；另用别的办法启动网页的，定时运行它。",
        "jinguo tick",
    ),
    "worker": Told("单独运行后台任务。`serve` 已经带着一个，通常不用另开。", "jinguo worker"),
}
