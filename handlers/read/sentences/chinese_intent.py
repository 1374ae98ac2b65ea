"""What a Chinese sentence wants: ordered rules over the sentence with names, dates and sums as signs."""

import re
from typing import Final

from handlers.read.sentences.chinese_names import ChineseName
from handlers.read.sentences.said import Said

Guess = tuple[str, float]

_NOTHING: Final = re.compile(
    r"(?:你好|您好|大家好|嗨|哈喽|早上好|早安|早|上午好|下午好|晚上好|晚安|谢谢|多谢|感谢|谢了|"
    r"辛苦了?|好的|好吧|好|行|可以|嗯+|哦+|啊+|哈+|呵呵|嘿+|嘻+|拜拜|再见|收到|明白了?|知道了|"
    r"了解|不用了?|没事|对|是的?|不是|不|没有|OK|ok|在吗|在不在|你|您|了|啦|呀|的|吗|呢|吧|测试|"
    r"赞|厉害|棒|太好了|真棒|加油|[^\w]|DATE|TODAY)+"
)
_OUTSIDE: Final = re.compile(
    r"天气|下雨|下雪|气温|笑话|讲个故事|故事|唱首?歌|唱个|翻译|英文怎么说|英语怎么说|写首?诗|"
    r"写一?首|作文|写篇|写代码|代码|编程|机票|火车票|高铁票|电影|酒店|外卖|点餐|菜谱|做菜|"
    r"怎么做(?:菜|饭|鱼|肉)|晚饭|午饭吃|吃什么|餐厅|饭店推荐|打车|叫车|出租车|滴滴一辆|"
    r"股市|股票|股价|彩票|大盘|基金净值|比特币|汇率|世界杯|比赛|球赛|足球|篮球|奥运|新闻|热搜|"
    r"几点了|几号了|星期几|今天几号|闹钟|计时|倒计时|播放|放首?歌|音乐|听歌|关灯|开灯|灯(?:关|开)|"
    r"空调|电视|密码|账号删|删(?:了|除|掉)?我的账号|注销|(?:我的?|个人)(?:账号|账户|帐号|帐户)|"
    r"退订|退出登录|登录|"
    r"机器人|你是谁|你叫什么|你几岁|你多大|爱你|喜欢你|结婚|女朋友|男朋友|老婆|老公|孩子|妈妈|"
    r"爸爸|爸妈|我妈|我爸|钱包|钥匙|手机丢|身份证|快递|减肥|健身|头疼|感冒|医生|医院挂号|无聊|"
    r"心情|累(?:了|死)|人生|意义|首都|人口|历史上|谁发明|总统|多少岁|身高|等于几|加.{0,3}等于|"
    r"乘以|除以|计算器|打游戏|游戏|抽奖|星座|运势|"
    r"(?:告诉|跟|和|对|向).{1,6}(?:问好|问个好|说声|说一声|说你好|说谢谢|道歉|说我|说生日)|"
    r"替我(?:问|说|谢)|画(?:一|个|张)|生成图片|会议室|WiFi|wifi|电脑(?:坏|修|死机)|打印机|窗户|"
    r"门关|洗衣|买菜|订(?:个|一)?(?:餐|桌|位|房|机|酒店|蛋糕|花)"
)
_UNDO: Final = re.compile(
    r"撤销|撤回|撤消|回退|取消(?:刚才|上一|上个|刚刚|这[条个笔]|最后)|(?:刚才|刚刚|上一[条个笔]|"
    r"最后一[条个笔]|这[条个笔]).{0,8}(?:删|去掉|不要|不算|作废|取消|记错|写错|输错|弄错|错了)|"
    r"(?:记|写|输|弄|搞|填|说)错了|恢复(?:上|刚|之前|原)|还原|(?:删掉|删除)(?:刚才|上一|最后|"
    r"刚刚)|不算数|反悔|(?:写错|搞错|弄错|记错|不对).{0,3}(?:取消|删掉|删|撤)|当我没说"
)
_SNOOZE: Final = re.compile(
    r"^(?:请|麻烦|先)?(?:稍后|待会儿?|等会儿?|等一下|一会儿?|晚点|晚些|改天|回头|以后|过一?会儿?|"
    r"过会儿?|过DATE|DATE)?(?:再)?(?:提醒(?:我)?(?:一次)?|说|来|处理|看|弄|讲|通知我?|叫我)(?:吧|"
    r"好了|我)?[。!！ ]*$|^DATE[。!！ ]*$|^(?:推迟|延后|延期|推后|往后推|顺延|暂缓|推到|改到|挪到|"
    r"改期|延到|移到|拖到|推)(?:到|一下|提醒|DATE|PERIOD|TODAY|吧|[。!！ ])*$|^(?:这个|这条|"
    r"把(?:这个|这条|它|提醒|刚才的提醒))(?:提醒)?(?:推迟|延后|推|改|挪|延)(?:到)?(?:DATE|PERIOD|"
    r"到|一下)*|再提醒(?:我|一次|一下)|^(?:稍后|待会儿?|等会儿?|晚点|现在没空|在忙|正忙|忙着呢?|"
    r"现在不方便|先放放|先放一放|明天再说|DATE再(?:说|提醒|看|处理).*|过DATE.*)[。!！ ]*$|"
    r"^(?:先)?(?:等|缓)(?:DATE|一下|一缓|等)?[。!！ ]*$"
)
_HELP: Final = re.compile(
    r"^(?:帮助|帮忙|求助|说明|使用说明|教程|菜单|功能|指令|命令)[。!！?？ ]*$|(?:你|机器人|"
    r"这个)(?:都)?(?:能|会|可以)(?:帮我)?(?:做|干|干嘛|做些|帮)(?:什么|些什么|啥|哪些)|有(?:哪些|"
    r"什么)(?:功能|命令|指令|用法)|(?:功能|命令|指令)(?:列表|有哪些|大全)|(?:怎么|如何|"
    r"怎样)(?:才能)?(?:添加|新增|录入|记录|创建|设置|使用|用|撤销|修改|更新|删除|导入|导出|查看|"
    r"查|提醒|登记|改|记|看|标记|建|加|算|推迟|跟你说|操作|开始)|(?:怎么|如何|怎样)(?:计算|算出|"
    r"得出|预测|工作|评)|(?:预测|等级|评分|概率|分数|价值).{0,4}(?:是)?(?:怎么|如何|怎样)|"
    r"什么意思|是什么(?:意思)?[?？]|帮助一下|教我|不会用|怎么用|使用方法|举个例子"
)
_ASKS: Final = re.compile(
    r"[?？]|吗|呢$|多少|哪[些个里家位种条]?|什么|怎么样|怎么|如何|为什么|为啥|谁|几[个单笔家]|"
    r"^(?:看看|看一下|看下|查看|查一下|查|显示|列出|给我看|打开|展示一下|统计|汇总|分析|列一下|"
    r"我的|有没有|是否|能不能|本月|本季|这个月|这个季度|下个?月|下季度|今年|预测)|多大|多久|成吗|"
    r"算(?:是|不|大|好|重)|怎样|排名|对比|推荐|建议|情况$|清单|列表|有无"
)
_QUERIES: Final = (
    (
        "query_agenda",
        r"(?:有(?:什么|哪些|啥|没有)|看看|查看|我的|列出|显示|所有|全部|还有|DATE|TODAY|PERIOD|今天|"
        r"明天).{0,8}(?:安排|日程|提醒|待办|任务|跟进|拜访计划|会议|约|事)(?!.{0,4}(?:谁|客户))|"
        r"(?:逾期|过期|超期|到期)(?!.*(?:合同|商机))|要做(?:什么|啥|哪些)|(?:安排|日程|"
        r"待办)(?:是)?(?:什么|有|$|[?？])|(?:待办|日程|议程|行程|任务清单|提醒列表)|有(?:哪些|什么|"
        r"几个|几场)?(?:会|会议|电话)(?:吗|要开|[?？]|$)|有事吗|忙什么|漏了什么|错过了",
    ),
    (
        "query_next_action",
        r"(?:该|应该|应当|需要|要|先|优先)(?:先|优先|去|最先)?(?:联系|打给|拜访|跟进|找|打电话给|关注|"
        r"处理|做|干)(?:谁|哪|什么|啥|哪些|哪个|哪家|哪位)|(?:给|跟|和|找)谁(?:打|联系|谈|跟进)?|"
        r"下一步|下步|接下来.{0,6}(?:做|干|怎么|该|联系|跟进)|优先级|先做(?:什么|哪)|重点(?:跟进|关注|"
        r"客户|联系)|最(?:该|应该|值得|急|紧急|重要的事)|怎么推进|如何推进|怎么跟进|如何跟进|该怎么办|"
        r"谁最(?:需要|急|该)|怎么(?:跟|和|与)NAME.{0,4}(?:谈|推进|聊|合作|跟进)|行动建议|现在该",
    ),
    (
        "query_channel",
        r"渠道|来源|哪里来|从哪来|获客|投入产出|ROI|roi|投放|广告|推广|营销预算|市场预算|市场费用|"
        r"营销费用|展会.{0,6}(?:效果|值|划算|怎么样|回报)|转介绍.{0,6}(?:效果|怎么样|多少)|"
        r"预算.{0,6}(?:投|花|分配)(?:到|在)?哪|(?:投|花)(?:到|在)哪|市场活动|线索成本|冷电话|陌拜",
    ),
    (
        "query_recommendation",
        r"推荐|(?:还|再)?(?:可以|能|可能|会|该|应该)(?:再|还)?(?:卖|买|推|需要|要|"
        r"感兴趣)(?:给)?.{0,6}(?:什么|啥|哪)|卖(?:点|些)?(?:什么|啥)|交叉销售|向上销售|追加销售|加购|"
        r"增购什么|适合.{0,8}(?:什么|哪|产品)|什么产品|哪(?:些|个|款|种)产品|搭配",
    ),
    (
        "query_bottleneck",
        r"瓶颈|卡(?:在|住|壳|点)|停滞|滞留|堵|转化率|转化|赢单率|胜率|成单率|成交率|成功率(?:下降|"
        r"怎么|为什么|变)|销售周期|周期|多久|多长时间|平均(?:要|需要|用)?(?:几|多)|为什么.{0,10}(?:丢|"
        r"输|慢|低|下降|不成|失败|流失单)|为啥.{0,8}(?:丢|输|慢|低)|哪(?:个|一)?(?:阶段|步|"
        r"环节).{0,10}(?:慢|丢|多|久|长|问题|卡|差|流失)|最慢|丢单原因|输单原因|丢单.{0,4}(?:分析|"
        r"原因)|为什么老是|流程.{0,4}(?:问题|分析)|拖慢|耗时",
    ),
    (
        "query_value",
        r"(?:客户|顾客|账户).{0,6}(?:价值|等级|评级|分级|分层|分群|排名|细分|流失|评分|质量)|流失|"
        r"等级|评级|评分|生命周期价值|终身价值|LTV|ltv|CLV|RFM|rfm|最(?:有价值|值钱|重要|好|大|优质|"
        r"忠诚)的(?:客户|顾客|账户|公司)|(?:大客户|重点客户|优质客户|高价值|vip客户|VIP客户)|值多少|"
        r"值多少钱|价值(?:多少|多大|如何|怎么样|是)|有多(?:值钱|重要|大价值)|(?:会不会|可能|快要|快|"
        r"要)(?:走|离开|跑|跑掉|不续)|哪些客户.{0,8}(?:走|离开|跑|不买|不续|危险|风险|沉睡|买得最|"
        r"花钱最)|客户.{0,4}(?:风险|健康)|沉睡|复购|算.{0,3}(?:大|好|重要|优质|核心)客户|贡献",
    ),
    (
        "query_forecast",
        r"预测|预计|预期|能(?:成交|签|卖|完成|做|达成|拿下|做到|签下|成|到|赚|收|关)(?:多少|到|下来|"
        r"几|吗|完|SUM)?|(?:完成|达成|达到|完得成|做到)(?:.{0,6})(?:吗|目标|指标|SUM)|目标|指标|概率|"
        r"可能性|几率|把握|胜算|机会(?:有)?多大|会签|会(?:成交|买|下单)吗|签得下来|能不能(?:成|签|拿|"
        r"赢)|(?:会|将)(?:有|是|做|成交|签)多少|业绩|销售额|营收|收入|回款.{0,4}(?:多少|预)|大概能|"
        r"NAME能成|能成[吗?？]|有希望|有戏吗|成交多少",
    ),
    (
        "query_pipeline",
        r"漏斗|管道|商机|单子|订单|在谈|谈判|进行中|项目|报价阶段|(?:有|多少|哪些|几).{0,6}(?:单|笔|"
        r"合同|报价)|销售情况|pipeline|(?:怎么样了|进展|进度|状态|到哪(?:一步|了|个阶段)|什么阶段|"
        r"什么情况)|(?:签|成交|赢|丢)了(?:多少|几|哪些|什么)|大单|阶段",
    ),
)
_QUERY_PATTERNS: Final = tuple((intent, re.compile(pattern)) for intent, pattern in _QUERIES)
_NOTE: Final = re.compile(
    r"^(?:请|帮我|添加|加个|写个|加一条|做个)*(?:备注|笔记|备忘|注意|记一下[:：]?(?=.*(?:说|喜欢|"
    r"是|要求|负责|决策))|记录一下[:：])"
)
_REMIND: Final = re.compile(
    r"提醒(?!了)|别忘|不要忘|记得|不能忘|叫我|通知我|设(?:个|置)?(?:提醒|闹)|待办[:：]|备忘提醒"
)
_LOST: Final = re.compile(
    r"不考虑了?|没兴趣|不感兴趣|谈崩|崩了|丢了(?!.*(?:钥匙|钱包|手机))|丢单|丢掉了?|输了|输给|"
    r"输掉|输单|黄了|没成|没戏|没谈成|没拿下|没签成|没中标|落标|失败了|失去了|流产|吹了|告吹|凉了|"
    r"泡汤|(?<!还)没签(?!下)|不做了|不买了|不要了|不续(?:了|约|费)|不合作了?|放弃了?|拒绝了|否决|"
    r"被拒|(?:项目|订单|采购|单子|合作|计划)(?:被)?取消|取消了(?:项目|订单|采购|单子|合作|计划)|"
    r"(?:选|签|用|换|买)了(?:竞争|别|其他|其它|另|对手|友商|同行|别的|NAME)|选择了?(?:竞争|别|"
    r"其他|其它|另|对手|友商|同行)|被(?:竞争|对手|别|友商|同行|NAME)(?:.{0,4})?(?:抢|拿|签|截)|"
    r"被抢|被截|关(?:掉|闭)(?:吧|了|它|这|$)|标(?:记)?(?:为|成)?(?:丢|输|失败)|(?:记|算|设|"
    r"改)(?:为|成|作)?(?:丢|输|失败)|没预算|没有预算了|终止合作|去了别家|找了别"
)
_WON: Final = re.compile(
    r"赢了|赢下|赢单|赢得|拿下|签了(?!(?:竞争|别|其他|其它|另|对手|友商|保密|NDA))|签下|签单|"
    r"签约了|签约成功|签(?:好|完|订|署|定)了?|签合同了|签了合同|合同(?:已经?|终于|正式)?签|(?:已|"
    r"已经|终于|正式|顺利)(?:签|成交|中标|下单)|成交了?(?!阶段|概率|率|可能|金额|价|多少|量|额|"
    r"客户|周期|吗)|中标|搞定了?|谈成了?|谈下来了|敲定了?|成单|谈妥|同意(?:签|合作|购买|了)|"
    r"付款了|打款了|定了$|成了[!！。]*$|标记?为?(?:赢|成交|已赢)|(?:记|算|设|改)(?:为|成|"
    r"作)?(?:赢|成交)"
)
_NOT_WON: Final = re.compile(
    r"(?:预计|预期|可能|有望|希望|准备|打算|计划|争取|快要?|即将|能|会|要|等|待|才|想|将|没|未|"
    r"还没|月底|年底|之前|前|PERIOD|DATE)(?:能|会|再|可以|就)?(?:签|成交|拿下|赢|搞定|敲定|中标|"
    r"打款|付款)"
)
_STAGE_WORD = (
    r"(?:谈判|报价|合同|演示|试用|提案|方案|初步(?:接触|沟通)?|需求确认|确认需求|合格|商务谈判|线索|"
    r"潜在|投标|法务|签约|接触|议价)"
)
_STAGE: Final = re.compile(
    rf"(?:推进|移|转|调|进|改|推|升|挪|放|设|更新|标记|进展|变更|退回|退|回)(?:到|入|至|为|成|"
    rf"回)?了?(?:到)?.{{0,3}}{_STAGE_WORD}(?:阶段)?|(?:已经?|正在|现在|目前|处于|到|在|进入|"
    rf"来到)(?:了)?{_STAGE_WORD}(?:阶段|中|环节|了|[。!！]|$)|{_STAGE_WORD}阶段(?:了|[。!！]|$)|"
    rf"(?:开始|正在|在|已经开始)(?:谈|讨论|商量|商谈|议)(?:价|判|合同|条款|商务)|进入{_STAGE_WORD}"
    r"|(?:合同|报价单?|方案|提案|建议书|标书)(?:已经?|都)?(?:发|寄|递|交|送|给|提交|发送)(?:给|到|"
    r"去|过去)?.{0,12}(?:了|过去)|(?:发|寄|递交|提交|送|交)了?(?:合同|报价单?|方案|提案|建议书|"
    r"标书)(?:给|到)|NAME发了(?:一?份)?(?:合同|报价|方案|提案|标书)|(?:正在|在)看(?:合同|报价|"
    r"方案)|给NAME(?:发|寄|提交|递交|送|交|出)(?:了|过去了?)?(?:一?[份个])?(?:新的?)?(?:合同|"
    r"报价单?|方案|提案|建议书|标书)|(?:概率|可能性|把握|成功率|胜率|赢单率)(?:.{0,4})(?:调|改|升|"
    r"降|提|设|变|更新|到|为|是)|(?:开始|在)谈价格|(?:合同|报价单?|方案|提案|建议书|标书)(?:已|"
    r"已经|刚)(?:发|寄|递|提交|给|送)|(?:正在|在)走(?:合同|法务|审批|盖章|流程)|在走合同|"
    r"走合同(?:流程|审批)|已确认需求|确认了需求"
)
_DEAL: Final = re.compile(
    r"新单|接了.{0,10}单|接到.{0,10}单|来了.{0,6}单|的单(?![位独])|商机|记一?(?:笔|单)|(?:新|一笔|"
    r"一个|个|笔|加|建|录|大|小)(?:的)?(?:单子|订单|单|机会|项目|生意|合同)|单子|订单|下单|"
    r"下了.{0,6}单|卖给|卖了|卖出|售出|订购|订了|采购了?|购买|买了|要买|想买|想要|需要|要(?:SUM|"
    r"\d|一|二|三|两|五|十|百)|预算|报了?个?价|报价|意向|合作|续约|续费|续签|加购|增购|追加|扩容|"
    r"成功率"
)
_PERSON: Final = re.compile(
    r"联系人|名片|(?:保存|存|记|添加|新增|录入|登记|更新|修改|改|换)(?:一?下)?.{0,14}(?:电话|手机|"
    r"号码|邮箱|微信|联系方式|职位)|(?:电话|手机|号码|邮箱|联系方式)(?:是|为|改|换|[:：]|变)|"
    r"认识了|结识|(?:新|添加|新增|录入|登记|加(?:个|一个)?)(?:的)?(?:客户|线索|联系人|公司|"
    r"潜在客户|人)|介绍(?:的|了|来)|(?:是|担任|任|当)(?:了)?(?:NAME|他们|公司|新来|新任|"
    r"新)?(?:的)?.{0,6}(?:总监|经理|主管|总裁|负责人|工程师|部长|主任|采购|老板|CEO|CTO|CFO)|"
    r"加入了?NAME|跳槽到|入职"
)
_DONE: Final = re.compile(
    r"打(?:了|过|完)|拜访(?:了|过|完)|走访(?:了|过)|见(?:了|过|完|到)|聊(?:了|过|完)|谈(?:了|过|"
    r"完)|开(?:了|过|完).{0,4}会|发(?:了|过|完)|通(?:了|过|完)|去(?:了|过)|做(?:了|完|过)|(?:讨论|"
    r"交流|确认|商量|介绍|展示|汇报|参加|接待)了|开会[,，].*了|演示(?:了|过|完)|吃(?:了|过|完)|"
    r"喝(?:了|过|完)|联系(?:了|过|上)|发(?:邮件|微信|短信|资料|消息).{0,12}了$|沟通(?:了|过|完)|"
    r"回访(?:了|过)|寄(?:了|过)|送(?:了|过)|刚|没人接|没接|没打通|打不通|参观(?:了|过)|接待(?:了|"
    r"过)|(?:会|电话|演示|拜访|会议)(?:很|挺|非常)?(?:顺利|不错|成功|好)|(?:昨天|前天|"
    r"上周).{0,10}(?:见|谈|聊|访|会|电话|演示)|PAST.{0,14}(?:见|谈|聊|访|会|电话|演示|邮件)|(?:打|"
    r"发|谈|聊)了"
)
_SAYS: Final = re.compile(
    r"NAME(?:的?.{0,6})?(?:要求|说|表示|觉得|认为|希望|想|喜欢|反馈|抱怨|投诉|问|询问|提出|提到|"
    r"确认|决定|需要|担心|关心|在意|满意|不满|对|建议|同意|要|有|是|正在|打算|计划|换了|很|更|"
    r"比较|最近|目前|感兴趣|考虑|没)"
)
_TO_DO: Final = re.compile(
    r"跟进|联系|打(?:个)?电话|打给|拜访|走访|见面|见|开会|会议|回访|回电|回复|发(?:给|送|一?份|"
    r"合同|报价|邮件|资料|方案)|寄|准备|约|催|问问?|沟通|聊聊|聊|演示|提交|报价|续约|续费|谈|去|"
    r"给|签|吃饭|确认|通话|视频|碰面|安排|提醒|参加|处理|送"
)


def make_plain(said: Said, names: list[ChineseName]) -> str:
    """The folded sentence with its names, dates and sums as signs: `给NAME记一笔SUM的单子,DATE跟进`."""
    marks = [(name.span, "NAME") for name in names]
    marks += [(total.span, "SUM") for total in said.sums]
    today = said.now.date()
    for when in said.whens:
        day = when.first.start.date()
        coarse = when.first.grain in ("week", "month", "quarter", "year")
        sign = (
            "PERIOD"
            if coarse
            else "TODAY"
            if day == today and when.first.grain == "day"
            else "DATE"
            if when.first.start >= said.now
            else "PAST"
        )
        marks.append((when.span, sign))
    parts, place = [], 0
    for (start, end), sign in sorted(marks):
        if start >= place:
            parts += [said.folded[place:start], sign]
            place = end
    parts.append(said.folded[place:])
    return "".join(parts).replace(" ", "" if len(said.text) < 400 else " ")


def chinese_intent(plain: str, said: Said) -> Guess:
    """The intent of a plain Chinese sentence and how sure it is."""
    for rule in (_small_talk, _corrections, _explicit, _questions, _outcomes, _records, _last):
        guess = rule(plain, said)
        if guess is not None:
            return guess
    return "oos", 0.6


def _small_talk(plain: str, said: Said) -> Guess | None:
    if _UNDO.search(plain) or _SNOOZE.search(plain) or _HELP.search(plain):
        return None
    if _NOTHING.fullmatch(plain) and "NAME" not in plain:
        return "oos", 0.9
    outside = _OUTSIDE.search(plain) or _OUTSIDE.search(said.folded)
    trade = "NAME" in plain and ("SUM" in plain or _REMIND.search(plain) or re.search("签|成交|报价|合同|拜访", plain))
    if (
        outside
        and not trade
        and not (_REMIND.search(plain) and re.search("DATE|TODAY", plain) and outside[0] not in ("闹钟", "计时"))
    ):
        return "oos", 0.9
    return None


def _corrections(plain: str, said: Said) -> Guess | None:
    if _HELP.search(plain) and not re.search("NAME.{0,6}(?:跟进|推进|概率|等级)", plain):
        return "help", 0.9
    if _UNDO.search(plain):
        return "undo", 0.9
    if _SNOOZE.search(plain) and "NAME" not in plain:
        return "snooze", 0.9
    return None


def _explicit(plain: str, said: Said) -> Guess | None:
    if _NOTE.search(plain):
        return "log_activity", 0.85
    asks = re.search("[?？]|吗|哪些|什么|有没有|^我的|查看|列出|看看我|显示", plain)
    if _REMIND.search(plain) and not asks:
        head = _REMIND.split(plain, maxsplit=1)[0]
        if _DONE.search(head) and "NAME" in head:
            return "log_activity", 0.8
        if "SUM" in head and _DEAL.search(head):
            return "log_deal", 0.85
        return "set_reminder", 0.9
    if said.every is not None and not asks:
        return "set_reminder", 0.8
    return None


def _questions(plain: str, said: Said) -> Guess | None:
    if not _ASKS.search(plain) or (_PERSON.search(plain) and said.phones):
        return None
    if (
        re.search("推荐|介绍", plain)
        and re.search("(?:推荐|介绍)(?:的|来|了)", plain)
        and not re.search("什么|哪|[?？]", plain)
    ):
        return None
    tells = ("SUM" in plain and "NAME" in plain and not re.search("[?？]|吗|多少|能", plain)) or (
        _DONE.search(plain) and not re.search("[?？]|吗|多少|哪|谁", plain)
    )
    if tells:
        return None
    if "预计" in plain and "NAME" in plain and not re.search("[?？]|多少|吗", plain):
        return None
    for intent, pattern in _QUERY_PATTERNS:
        if pattern.search(plain):
            return intent, 0.85
    return None


def _outcomes(plain: str, said: Said) -> Guess | None:
    if (
        _STAGE.search(plain)
        and not (
            re.match(r".*(?:新增|记录|新建|新|建|加|录|记)(?:一?个|一?条|一?笔)?(?:的)?(?:商机|单|订单|机会)", plain)
        )
        and not re.search("DATE.{0,6}(?:前|之前)?.{0,4}把", plain)
        and not re.match("(?:DATE|PERIOD).{0,4}(?:前)?(?:把|将|给)", plain)
    ):
        return "update_stage", 0.85
    if _LOST.search(plain) and ("NAME" in plain or re.search("单|项目|客户|商机", plain)):
        return "mark_lost", 0.85
    if (
        _WON.search(plain)
        and not _NOT_WON.search(plain)
        and ("NAME" in plain or re.search("单子|项目|客户|商机", plain))
    ):
        return (
            ("log_deal", 0.7) if re.search("卖给|卖了|新(?:的)?(?:单|订单|商机)|记一?笔", plain) else ("mark_won", 0.85)
        )
    return None


def _records(plain: str, said: Said) -> Guess | None:
    named = "NAME" in plain
    deal = _DEAL.search(plain)
    if (said.phones or said.emails) and named:
        return "log_contact", 0.85
    if deal and "SUM" in plain and not re.match(r"(?:DATE|TODAY).{0,10}(?:打电话|拜访|联系)", plain):
        return ("log_deal", 0.9) if named else ("log_deal", 0.6)
    if _PERSON.search(plain) and named and not _DONE.match(plain):
        return "log_contact", 0.8
    if re.search(
        r"(?:新增|记录|新建|添加|加|录入|建)(?:一?个|一?条|一?笔)?(?:新)?(?:的)?(?:商机|机会|单子|"
        r"订单)|新(?:的)?(?:商机|订单|单子)|^商机[:：]|下了.{0,4}(?:订单|单)|卖给",
        plain,
    ):
        return "log_deal", 0.8
    if _DONE.search(plain) and named:
        return "log_activity", 0.85
    if "SUM" in plain and named and re.search("下单|要买|想买|预算|报价|谈|意向", plain):
        return "log_deal", 0.7
    return None


def _last(plain: str, said: Said) -> Guess | None:
    named = "NAME" in plain
    if re.fullmatch(r"(?:NAME|[^\w])*", plain):
        return "oos", 0.4
    if re.match(r"NAME(?:客户|那边|这边|的人|公司)?(?:说|反馈|表示|要求|觉得|希望|抱怨|提到)", plain):
        return "log_activity", 0.8
    if (
        re.search("DATE|TODAY|PERIOD", plain)
        and _TO_DO.search(plain)
        and (named or re.search("客户|合同|报价|方案|会|销售|对账|电话", plain))
    ):
        return "set_reminder", 0.85
    if named and re.match(
        r"(?:请|帮我|要|需要|得|该|去)?(?:跟进|联系|拜访|回访|打电话给|打给|约|催|给NAME打(?:个)?电话|给NAME发)", plain
    ):
        return "set_reminder", 0.7
    if "SUM" in plain and named:
        return "log_deal", 0.6
    if _SAYS.search(plain):
        return "log_activity", 0.7
    if re.search("SUM.*?单|商机", plain):
        return "log_deal", 0.5
    for intent, pattern in _QUERY_PATTERNS:
        if pattern.search(plain) and re.search("的|情况|分析|排名|预测|漏斗|率|等级|渠道|概率|价值|瓶颈", plain):
            return intent, 0.6
    return None
