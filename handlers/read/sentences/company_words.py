"""What companies are called: the words at their names' ends, and those so well known that nobody says more."""

from typing import Final

# Legal forms: a name goes on up to them, in any case ("Next plc").
FORMS: Final = frozenset(
    [
        "inc",
        "ltd",
        "llc",
        "llp",
        "plc",
        "corp",
        "co",
        "gmbh",
        "ag",
        "kg",
        "ohg",
        "ug",
        "se",
        "sa",
        "sas",
        "sarl",
        "srl",
        "spa",
        "bv",
        "nv",
        "ab",
        "as",
        "oy",
        "oyj",
        "aps",
        "pty",
        "pte",
        "limited",
        "incorporated",
        "corporation",
        "company",
        "&",
        "sàrl",
        "kgaa",
        "ev",
    ]
)
_TRADES = """
advisors advisory aerospace agency airlines airways analytics associates automotive bakery bank banking bikes
biotech brewery brewing brothers bros builders capital care catering cars cement ceramics chemicals clinic clinics
clothing cloud coffee communications computing concrete construction consulting consultants creative dairy dental
design designs digital distribution dynamics electric electronics energy engineering enterprise enterprises events
express farms fashion finance financial fitness flowers foods food forge foundation foundry freight furniture games
gardens global glass gold group gym hardware health healthcare holding holdings homes hospital hotel hotels imports
industries industrial institute insurance interactive interiors international investments jewelers kitchen labs
laboratories leasing legal lighting logistics machinery machines manufacturing marine maritime market marketing
markets maschinenbau media medical metals microsystems mining mobility motors motor music networks office oil optics
optik optical organics outfitters packaging paper partners petroleum pharma pharmaceuticals pharmacy photography
pictures plastics plumbing power precision press printing productions products properties publishing rail realty
records recruiting renewables rental resources restaurant restaurants retail robotics roofing rubber sciences
security semiconductors services shipping shop software solar solutions sons sports staffing steel stores studio
studios supplies supply systems tech technologies technology telecom textiles timber tools toys trade traders
trading transport travel trucking trust university utilities ventures water wealth wines wind winery wireless
worldwide
"""
TRADES: Final = frozenset(_TRADES.split())
# "Bank of America": the word of goes on inside these.
OF_INSIDE: Final = frozenset(
    ["bank", "university", "house", "institute", "college", "city", "ministry", "state", "department", "church"]
)
AND_INSIDE: Final = frozenset(
    [
        "sons",
        "co",
        "company",
        "partners",
        "brothers",
        "bros",
        "söhne",
        "sohn",
        "associates",
        "daughters",
        "family",
        "hijos",
        "fils",
    ]
)
_FAMOUS = """
adidas airbus allianz amazon apple bosch bmw boeing cisco daimler dell disney ebay ericsson facebook fedex ford
google heineken honda huawei hyundai ibm ikea intel lufthansa maersk mastercard meta microsoft nestlé nestle netflix
nike nintendo nissan nokia novartis nvidia oracle panasonic paypal pfizer philips porsche qualcomm renault roche
samsung sap salesforce shell siemens sony spotify starbucks target tata tencent tesla toyota uber unilever visa
vodafone volkswagen volvo walmart xerox zalando
"""
FAMOUS: Final = frozenset(_FAMOUS.split())
_CHINESE_FAMOUS = """
华为 腾讯 阿里巴巴 阿里 百度 京东 美团 字节跳动 字节 比亚迪 小米 海尔 美的 格力 联想 万科 中兴 宁德时代 招商银行
平安 中国平安 顺丰 网易 滴滴 拼多多 携程 快手 抖音 蚂蚁 蚂蚁集团 吉利 长城汽车 蔚来 理想汽车 小鹏 大疆 海康威视
三一重工 三一 徐工 中联重科 海信 创维 方正 用友 金蝶 金山 金山办公 中国移动 中国联通 中国电信 国家电网 中石油 中石化
工商银行 建设银行 农业银行 中国银行 浦发银行 茅台 五粮液 伊利 蒙牛 农夫山泉 娃哈哈 安踏 李宁 恒大 碧桂园 保利 龙湖
苏宁 国美 奇瑞 长安汽车 上汽 一汽 东风 广汽 北汽 富士康 立讯精密 京东方 中芯国际 统一企业 康师傅 新希望 复星
药明康德 恒瑞 迈瑞 爱尔眼科 科大讯飞 商汤 旷视 寒武纪 哔哩哔哩 微软 苹果 谷歌 亚马逊 特斯拉 西门子 博世 大众 丰田
三星 索尼 飞利浦 宝马 奔驰 德勤 普华永道 麦肯锡 埃森哲 联合利华 宝洁 可口可乐 星巴克 麦当劳 肯德基 耐克 阿迪达斯
中通 圆通 申通 韵达 中建 中铁 中车 万达 同仁堂 老板电器 宝钢 鞍钢 首钢 中粮 海底捞 东软 歌尔 绿地 云南白药 中海油 中化 中国石化
中国石油 中国建筑 中国中车 中国人寿 太平洋保险 泰康 友邦 招商局 中信 光大 民生银行 兴业银行 交通银行 邮储银行 平安银行 宁波银行
江苏银行 南方航空 东方航空 国航 海航 春秋航空 南航 东航 华润 中远海运 中集 潍柴 福田 江淮 零跑 极氪 小鹏汽车
广汽集团 隆基 通威 阳光电源 天合光能 晶科 金风 亿纬锂能 国轩高科 赣锋锂业 紫金 海螺 东方雨虹 三棵树 九阳 苏泊尔 方太 科沃斯
石头科技 老干妈 双汇 雨润 君乐宝 飞鹤 三只松鼠 良品铺子 盒马 永辉 大润发 华润万家 物美 沃尔玛 家乐福 名创优品 泡泡玛特 安踏体育
特步 匹克 鸿星尔克 森马 美特斯邦威 波司登 海澜之家 喜茶 瑞幸 奈雪 蜜雪冰城 饿了么 高德 知乎 豆瓣 小红书 微博 新浪 搜狐 迅雷 猎聘
智联招聘 前程无忧 链家 贝壳 安居客 途牛 去哪儿 同程 如家 汉庭 华住 锦江 神州数码 浪潮 紫光 新华三 锐捷 深信服 奇安信 启明星辰 东方财富
同花顺 恒生电子 金山云 石药 云南铜业 白云山 片仔癀 东阿阿胶 华大基因 微创 鱼跃 新东方 好未来 学而思 猿辅导 顺鑫 牧原 温氏 正邦 海大
福特 本田 日产 现代汽车 沃尔沃 奥迪 保时捷 大陆集团 施耐德 霍尼韦尔 通用电气 强生 辉瑞 罗氏 诺华 拜耳 巴斯夫 陶氏 杜邦 壳牌 惠普 戴尔
英特尔 英伟达 高通 思科 甲骨文 松下 佳能 夏普 东芝 日立 优衣库 宜家 无印良品 欧莱雅 雅诗兰黛 雀巢 达能 玛氏 百事
"""
CHINESE_FAMOUS: Final = tuple(sorted(_CHINESE_FAMOUS.split(), key=len, reverse=True))
CHINESE_FORMS: Final = (
    "股份有限公司|有限责任公司|有限公司|股份|集团|公司|科技|软件|电子|网络|信息|银行|证券|保险|"
    "汽车|医药|制药|医院|生物|化工|重工|机械|物流|贸易|实业|地产|置业|"
    "建设|建筑|能源|电力|新能源|通信|通讯|传媒|文化|教育|咨询|服饰|食品|餐饮|酒店|旅行社|百货|"
    "超市|电器|家居|材料|钢铁|矿业|航空|智能|数据|云|工业|制造|投资|资本|基金|大学|学院|学校|"
    "时代|办公|跳动"
)
