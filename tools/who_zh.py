"""Who takes which step and who does what, in the words of the handbook; kept by hand beside the predicates."""

ANSWERING = "部室负责人、分管领导、主要领导或绩效办"
PUBLISHING = "部室负责人、绩效办、人事、分管领导或主要领导"
RUNNING = "召集人、主持人、记录人、召集单位负责人或绩效办"
KEEPING = (
    "起草人；单位的方案绩效办也可以，部室的计划本部室负责人或绩效办也可以；纲要的妇儿工委办、成员单位的联络员也可以"
)
ENTERING = "绩效办，纲要方案的妇儿工委办，成员单位实施方案的联络员；分值已核对平"
SETTLED = "系统，随审批的结果"
INSPECTING = "组长、绩效办或妇儿工委办"
# Who may take a step, by table and predicate.
WHO = {
    "jinguo.base.jobs.flow.JOB": {"may_run": "系统", "may_finish": "系统", "may_fail": "系统"},
    "jinguo.base.sheets.flow.IMPORT": {"may_undo": "导入的人，且写入的记录没有再被改过、用过"},
    "jinguo.cycle.bookkeeping.flow.ENTRY": {
        "may_confirm": f"{ANSWERING}，但不能是登记人；日期未锁定",
        "may_void": f"登记人（确认前），或{ANSWERING}；日期未锁定",
    },
    "jinguo.cycle.panels.flow.PANEL": {
        "may_open": "绩效办、人事部门，且内容齐全、投票人够数",
        "may_cancel": "绩效办、人事部门",
        "may_close": "绩效办、人事部门，且已过截止日或人人都已参加；到期系统自动结束",
        "may_publish": "绩效办、人事部门，且票数够",
    },
    "jinguo.cycle.flows.flow.APPROVAL": {
        "may_conclude": "最后一位办理人（代录的，办公室或绩效办）",
        "may_withdraw": "发起人或代理人，绩效办，单位负责人",
    },
    "jinguo.cycle.flows.flow.ROUND": {
        "may_close_round": "发起人或代理人，绩效办，单位负责人；都已答复或过了截止日，且每条意见已写明怎样处理",
    },
    "jinguo.cycle.tasks.flow.TASK": {
        "may_submit": "责任人；没有指定责任人的，承办单位的人员；承办单位负责人",
        "may_accept": "按类别：绩效办或主要领导、交办人、部室负责人，但不能是报送人和责任人",
        "may_cancel": "交办人、交办部室负责人，或绩效办、主要领导",
    },
    "jinguo.cycle.meetings.flow.MEETING": {
        "may_hold": f"{RUNNING}；会议当天起",
        "may_cancel": RUNNING,
        "may_issue": "主持人或召集单位负责人；纪要已经起草",
    },
    "jinguo.cycle.plans.flow.PLAN": {
        "may_ask_opinions": f"{KEEPING}；已有目标",
        "may_enter_approved": ENTERING,
        "may_revise": f"{KEEPING}；征求意见已经结束",
        "may_ask_review": f"{KEEPING}；意见都有答复，目标已核对平",
        "may_take_back": KEEPING,
        "may_ask_approval": f"{KEEPING}；审核已经通过",
        "may_settle": SETTLED,
        "may_close": f"{KEEPING}，或主要领导；期间已经结束",
    },
    "jinguo.cycle.plans.flow.OWN_PLAN": {
        "may_ask_own_approval": f"{KEEPING}；目标已核对平",
        "may_enter_approved": ENTERING,
        "may_settle": SETTLED,
        "may_close": f"{KEEPING}，或主要领导；期间已经结束",
    },
    "jinguo.cycle.plans.flow.CHANGE": {
        "may_settle": SETTLED,
        "may_withdraw_change": "申请人",
    },
    "jinguo.office.attendance.flow.MONTH": {
        "may_lock_month": "绩效办或人事；这个月已经过完",
        "may_reopen_month": "主要领导或绩效办，写明原因",
    },
    "jinguo.office.checks.flow.CHECK": {
        "may_end_check": "绩效办、人事或领导；应在岗的都已查看",
        "may_tell_check": "绩效办、人事或领导；每个问题都有处理结果",
    },
    "jinguo.office.appraisal.flow.YEAR": {
        "may_decide": "主要领导；每人都已评鉴，优秀不超过名额",
        "may_put_up": "人事或绩效办；有定为优秀的",
        "may_skip_publicity": "人事或绩效办；没有定为优秀的",
        "may_reopen": "主要领导，写明原因；公示已撤回",
        "may_settle": "系统，随公示的结果",
        "may_file": "人事或绩效办；人人签署意见，在册名单已核对",
    },
    "jinguo.office.appraisal.flow.REPORT": {
        "may_hand_in": "本人",
        "may_send_back": "评鉴人、人事或绩效办，不是本人；后面的步骤还没有办",
    },
    "jinguo.office.appraisal.flow.APPEAL": {
        "may_answer": "主要领导或人事，不是本人",
        "may_withdraw_appeal": "本人",
    },
    "jinguo.office.quarter.flow.REVIEW": {
        "may_rate_self": "部室负责人；季度报表已报送",
        "may_rate_office": "绩效办，没有绩效办的由主要领导；季度报表已通过，不是自评的人",
        "may_rate_leader": "主要领导或分管领导，没有作过别的评分",
        "may_sign_review": "部室负责人",
        "may_reopen_review": "绩效办或主要领导，写明原因",
    },
    "jinguo.office.quarter.flow.APPRAISAL": {
        "may_hand_in": "本人",
        "may_propose_without": "部室负责人或领导，不是本人；小结期限已过",
        "may_propose": "部室负责人或领导，不是本人",
        "may_decide": "主要领导或分管领导，不是本人；“好”不超过名额",
        "may_see_grade": "本人",
        "may_reopen_grade": "领导、绩效办或人事，不是本人；写明原因",
    },
    "jinguo.office.punches.flow.CORRECTION": {
        "may_settle": SETTLED,
        "may_withdraw_correction": "申请人",
    },
    "jinguo.office.slips.flow.LEAVE": {
        "may_settle": SETTLED,
        "may_withdraw_leave": "请假人，审批中或假期开始以前，没有续假",
        "may_report_back": "请假人、部室负责人或绩效办；假期已经开始，没有续假，该附的证明已附",
    },
    "jinguo.office.slips.flow.OUTING": {
        "may_confirm_outing": "部室负责人或绩效办，但不能是外出人",
        "may_decline_outing": "部室负责人或绩效办，但不能是外出人",
        "may_come_back": "外出人、部室负责人或绩效办",
        "may_cancel_outing": "外出人，外出以前",
    },
    "jinguo.cycle.scores.flow.ASSESSMENT": {
        "may_publish": "绩效办或主要领导；已到截至日",
        "may_take_back": "绩效办或主要领导；没有异议在复核",
        "may_finalise": "绩效办或主要领导；异议期已满，异议都已办结",
    },
    "jinguo.cycle.scores.flow.APPEAL": {
        "may_uphold": "绩效办或主要领导，但不能是提出人",
        "may_decline": "绩效办或主要领导，但不能是提出人",
        "may_withdraw_appeal": "提出人",
    },
    "jinguo.cycle.delivery.flow.SHEET": {
        "may_submit": "填报单位负责人；自成一家、没有负责人账号的，本单位人员",
        "may_accept": "方案单位的绩效办或主要领导，但不能是报送人",
    },
    "jinguo.cycle.inspections.flow.INSPECTION": {
        "may_start": f"{INSPECTING}；已有检查项和受检单位",
        "may_cancel": f"{INSPECTING}；还没有受检单位报送结果",
        "may_report": f"{INSPECTING}；受检单位都已报送",
        "may_close": "绩效办、妇儿工委办或领导；需要整改的都已复查到位",
    },
    "jinguo.cycle.inspections.flow.SITE": {"may_hand_in": "督查组成员，且每一项都填全"},
    "jinguo.committee.evaluation.flow.JUDGEMENT": {
        "may_confirm": "妇儿工委办或专家评估组成员，但不能是判断人",
        "may_turn_down": "妇儿工委办或专家评估组成员，但不能是判断人",
    },
    "jinguo.committee.evaluation.flow.ROUND": {
        "may_issue": "妇儿工委办；纲要、参评单位、各阶段日期和文号齐全",
        "may_cancel_round": "妇儿工委办",
        "may_open_self": "妇儿工委办",
        "may_visit": "妇儿工委办；已有单位报送自评",
        "may_write_up": "妇儿工委办；报送的自评都已审核",
        "may_publish_round": "妇儿工委办；评审打分已经结束",
        "may_close_round": "妇儿工委办；未达标的目标都已整改通过",
    },
    "jinguo.committee.evaluation.flow.SELF": {
        "may_submit": "参评单位的联络员、县级妇联或负责人；报告、目标结论、佐证材料齐全",
        "may_send_back": "妇儿工委办",
        "may_accept": "妇儿工委办，但不能是报送人",
    },
    "jinguo.cycle.publicity.flow.NOTICE": {
        "may_publish": PUBLISHING,
        "may_conclude": f"{PUBLISHING}；公示期已满、署实名的异议都已办结",
        "may_withdraw": f"{PUBLISHING}；草稿也可由起草人撤回",
    },
    "jinguo.cycle.publicity.flow.CIRCULAR": {
        "may_issue": PUBLISHING,
        "may_recall": f"{PUBLISHING}；草稿也可由起草人撤回",
    },
    "jinguo.committee.coordination.flow.INFORMATION": {
        "may_accept": "妇儿工委办，但不能是报送人",
        "may_decline": "妇儿工委办",
    },
    "jinguo.org.access.flow.REQUEST": {
        "may_approve": "安全管理员，不能是申请人，也不能是申请对象",
        "may_withdraw": "申请人（系统管理员）",
        "may_resubmit": "申请人（系统管理员）",
        "may_hand_password": "系统管理员，不能是审批人；只限要发口令的申请",
    },
}
# What people do, each with the line of the access table that says who may.
ACTS = {
    "查看单位和人员": "GET structure:staff nothing",
    "指定代理人": "POST structure:deputies nothing",
    "查看台账、统计数，导出（号码遮住）": "GET bookkeeping:list ledger",
    "登记、导入记录，添加佐证材料": "POST bookkeeping:new ledger",
    "确认、作废记录": "POST bookkeeping:confirm waiting entry",
    "设立和修改捐赠用途、培训项目、贷款政策": "POST bookkeeping:kept loan policy",
    "锁定期间": "POST bookkeeping:locks nothing",
    "冻结名册": "POST bookkeeping:freeze register",
    "设立和修改自定台账": "POST bookkeeping:define nothing",
    "查看服务对象（号码遮住）": "GET people:people nothing",
    "写明理由，查看一个人的号码": "POST people:look phone of a person",
    "写明理由，导出带号码的表": "POST bookkeeping:export ledger",
    "合并同一个人的两条记录": "POST people:merge two persons",
    "制作本人要求的副本": "POST people:copy person",
    "查看实施方案、目标、责任书和时间节点": "GET plans:plan plan",
    "起草单位的实施方案，录入和分解目标": "POST plans:add_goal plan",
    "申请变更已冻结的目标": "POST plans:ask_change frozen goal",
    "生成责任书，代录签字": "POST plans:draw_letters plan in force",
    "代表委托方在责任书上签字": "POST plans:sign_for_organ letter",
    "下发季度报表": "POST delivery:open_sheets plan with targets",
    "报送本部室的季度报表": "POST delivery:submit_sheet quarter sheet",
    "审核季度报表": "POST delivery:accept_sheet reported quarter sheet",
    "发起季度考评和平时考核": "POST quarter:open nothing",
    "季度考评自评、签阅": "POST quarter:sign_review rated review",
    "季度考评绩效办评分": "POST quarter:rate review for the office",
    "季度考评领导评分": "POST quarter:rate review for a leader",
    "平时考核提出意见": "POST quarter:propose appraisal to propose",
    "审定平时考核等次": "POST quarter:decide appraisal to decide",
    "办理请本人办理的审批": "POST flows:answer answer of hers",
    "代录来文和意见": "POST flows:enter_answer approval",
    "修改审批流程": "POST flows:revise_chain chain",
    "交办、取消任务": "POST tasks:assign nothing",
    "审核本部室交办的任务，退回，延期": "POST tasks:accept reported task",
    "制定督查计划，汇总，复查整改": "POST inspections:new nothing",
    "发起评议，看参加人数": "POST panels:begin kind of panel",
    "看评议结果": "GET panels:results ended rating",
    "参加评分、投票、答卷": "POST panels:fill ballot to fill",
    "查看、登记工作纪律和处分处理": "GET conduct:list nothing",
    "查看妇儿工委的成员单位、缺项、工作组": "GET body:committee committee",
    "登记妇儿工委的名称、调整、工作组，下载名册": "POST body:adjust committee",
    "登记本单位的联系人": "POST body:enter_contact member unit",
    "查看各成员单位的逾期事项、督查、通报": "GET coordination:late committee",
    "召集妇儿工委会议，发督办单，登记上级督查要求和答复，起草通报、简报": "POST coordination:call committee",
    "查看本单位对妇儿工委的事项": "GET coordination:unit member unit",
    "报送本单位的信息": "POST coordination:send member unit",
    "查看中期和终期评估、文字目标、数据质量核查": "GET evaluation:home nothing",
    "起草评估方案，审核自评，公布评估结果": "POST evaluation:accept submitted self-evaluation",
    "填写、报送本单位的自评": "POST evaluation:submit whole self-evaluation",
    "判断和复核文字目标": "POST evaluation:confirm judgement",
    "查看公文，导出 Word": "GET reports:report report",
    "起草、修改工作情况汇报": "POST reports:draft nothing",
    "报送工作情况汇报": "POST reports:send report",
    "查看公示和通报，提出异议，签收": "POST publicity:object running notice",
    "发布、结束、撤回公示，办理异议，印发通报": "POST publicity:publish draft notice",
    "召集会议": "POST meetings:new nothing",
    "签发会议纪要": "POST meetings:issue meeting with minutes",
    "查看账号和申请": "GET access:accounts nothing",
    "提出账号和权限申请，取一次性口令": "POST access:open_account nothing",
    "审批账号和权限申请": "POST access:take_step request to approve",
    "导入单位和人员": "GET access:import import kind",
    "查看、校验、导出操作记录": "GET access:trail nothing",
}
