// The one table of place names that we set by hand. Change a disputed or renamed name here.

/** English name, 简体中文, postal code. */
export const states = [
  ['Alabama', '亚拉巴马', 'AL'], ['Alaska', '阿拉斯加', 'AK'], ['Arizona', '亚利桑那', 'AZ'],
  ['Arkansas', '阿肯色', 'AR'], ['California', '加利福尼亚', 'CA'], ['Colorado', '科罗拉多', 'CO'],
  ['Connecticut', '康涅狄格', 'CT'], ['Delaware', '特拉华', 'DE'], ['District of Columbia', '哥伦比亚特区', 'DC'],
  ['Florida', '佛罗里达', 'FL'], ['Georgia', '佐治亚', 'GA'], ['Hawaii', '夏威夷', 'HI'], ['Idaho', '爱达荷', 'ID'],
  ['Illinois', '伊利诺伊', 'IL'], ['Indiana', '印第安纳', 'IN'], ['Iowa', '艾奥瓦', 'IA'], ['Kansas', '堪萨斯', 'KS'],
  ['Kentucky', '肯塔基', 'KY'], ['Louisiana', '路易斯安那', 'LA'], ['Maine', '缅因', 'ME'], ['Maryland', '马里兰', 'MD'],
  ['Massachusetts', '马萨诸塞', 'MA'], ['Michigan', '密歇根', 'MI'], ['Minnesota', '明尼苏达', 'MN'],
  ['Mississippi', '密西西比', 'MS'], ['Missouri', '密苏里', 'MO'], ['Montana', '蒙大拿', 'MT'],
  ['Nebraska', '内布拉斯加', 'NE'], ['Nevada', '内华达', 'NV'], ['New Hampshire', '新罕布什尔', 'NH'],
  ['New Jersey', '新泽西', 'NJ'], ['New Mexico', '新墨西哥', 'NM'], ['New York', '纽约州', 'NY'],
  ['North Carolina', '北卡罗来纳', 'NC'], ['North Dakota', '北达科他', 'ND'], ['Ohio', '俄亥俄', 'OH'],
  ['Oklahoma', '俄克拉何马', 'OK'], ['Oregon', '俄勒冈', 'OR'], ['Pennsylvania', '宾夕法尼亚', 'PA'],
  ['Puerto Rico', '波多黎各', 'PR'], ['Rhode Island', '罗得岛', 'RI'], ['South Carolina', '南卡罗来纳', 'SC'],
  ['South Dakota', '南达科他', 'SD'], ['Tennessee', '田纳西', 'TN'], ['Texas', '得克萨斯', 'TX'], ['Utah', '犹他', 'UT'],
  ['Vermont', '佛蒙特', 'VT'], ['Virginia', '弗吉尼亚', 'VA'], ['Washington', '华盛顿州', 'WA'],
  ['West Virginia', '西弗吉尼亚', 'WV'], ['Wisconsin', '威斯康星', 'WI'], ['Wyoming', '怀俄明', 'WY'],
];

/** English name, 简体中文, longitude, latitude, rank (1 = ocean, shown first). */
export const waters = [
  ['Atlantic Ocean', '大西洋', -69.5, 32.5, 1], ['Pacific Ocean', '太平洋', -127.5, 34, 1],
  ['Gulf of Mexico', '墨西哥湾', -90.5, 25.6, 2], ['Hudson Bay', '哈得孙湾', -85.5, 59.5, 2],
  ['Caribbean Sea', '加勒比海', -78, 16.5, 2], ['Bering Sea', '白令海', -176, 58, 2],
  ['Gulf of Alaska', '阿拉斯加湾', -145, 57.5, 2],
  ['Lake Superior', '苏必利尔湖', -87.6, 47.75, 3], ['Lake Michigan', '密歇根湖', -87, 43.8, 3],
  ['Lake Huron', '休伦湖', -82.4, 44.8, 3], ['Lake Erie', '伊利湖', -81.2, 42.2, 3],
  ['Lake Ontario', '安大略湖', -77.8, 43.65, 3], ['Gulf of California', '加利福尼亚湾', -111.2, 27, 3],
  ['Great Salt Lake', '大盐湖', -112.5, 41.1, 4], ['Bay of Fundy', '芬迪湾', -66, 44.9, 4],
  ['Chesapeake Bay', '切萨皮克湾', -76.2, 38.2, 5], ['Lake Okeechobee', '奥基乔比湖', -80.83, 26.95, 5],
];

/** English name, 简体中文, longitude, latitude. */
export const countries = [
  ['Canada', '加拿大', -98, 54.5], ['Mexico', '墨西哥', -103, 25.2], ['Cuba', '古巴', -79, 22],
  ['The Bahamas', '巴哈马', -77.6, 24.6],
];

/** GeoNames lists these neighbourhoods and boroughs as towns; they would hide the city around them. */
export const notTowns = new Set([
  'Brooklyn', 'Queens', 'Manhattan', 'The Bronx', 'Bronx', 'Staten Island', 'Borough of Queens',
  'Staten Island Borough', 'Alief', 'Sheepshead Bay', 'East New York', 'South Boston', 'Harlem', 'Borough Park',
  'Hollywood Hills', 'Koreatown', 'Van Nuys', 'North Hollywood', 'Chinatown', 'Lincoln Park', 'Near North Side',
]);

/** GeoNames name -> the name that people use on maps. */
export const commonNames = { 'New York City': 'New York' };

/** Towns of more than 100,000 people with an established Chinese name. */
export const townsInChinese = {
  'New York City': '纽约', 'Los Angeles': '洛杉矶', Chicago: '芝加哥', Houston: '休斯敦', Phoenix: '菲尼克斯',
  Philadelphia: '费城', 'San Antonio': '圣安东尼奥', 'San Diego': '圣迭戈', Dallas: '达拉斯', Austin: '奥斯汀',
  'San Jose': '圣何塞', Jacksonville: '杰克逊维尔', Columbus: '哥伦布', Charlotte: '夏洛特',
  Indianapolis: '印第安纳波利斯', Seattle: '西雅图', Denver: '丹佛', Washington: '华盛顿',
  'Washington, D.C.': '华盛顿', Boston: '波士顿', 'El Paso': '埃尔帕索', Nashville: '纳什维尔', Detroit: '底特律',
  Portland: '波特兰', 'Las Vegas': '拉斯维加斯', Memphis: '孟菲斯', Atlanta: '亚特兰大', 'New Orleans': '新奥尔良',
  Miami: '迈阿密', Minneapolis: '明尼阿波利斯', 'Salt Lake City': '盐湖城', 'San Francisco': '旧金山',
  'Fort Worth': '沃思堡', 'Kansas City': '堪萨斯城', 'Oklahoma City': '俄克拉何马城', 'St. Louis': '圣路易斯',
  Omaha: '奥马哈', 'Corpus Christi': '科珀斯克里斯蒂', Albuquerque: '阿尔伯克基', Tucson: '图森', Fresno: '弗雷斯诺',
  Sacramento: '萨克拉门托', Raleigh: '罗利', Milwaukee: '密尔沃基', Baltimore: '巴尔的摩', Cleveland: '克利夫兰',
  Pittsburgh: '匹兹堡', Cincinnati: '辛辛那提', Tampa: '坦帕', Orlando: '奥兰多', Richmond: '里士满',
  'Baton Rouge': '巴吞鲁日', 'Des Moines': '得梅因', 'Saint Paul': '圣保罗', Madison: '麦迪逊', Lincoln: '林肯',
  Montgomery: '蒙哥马利', Birmingham: '伯明翰', Tulsa: '塔尔萨', Wichita: '威奇托', Lubbock: '拉伯克',
  Amarillo: '阿马里洛', Midland: '米德兰', Odessa: '敖德萨', Abilene: '阿比林', Waco: '韦科', Killeen: '基林',
  Laredo: '拉雷多', McAllen: '麦卡伦', Brownsville: '布朗斯维尔', Beaumont: '博蒙特', Plano: '普莱诺',
  Arlington: '阿灵顿', Irving: '欧文', Tyler: '泰勒', 'College Station': '大学站', 'Round Rock': '朗德罗克',
  'San Angelo': '圣安吉洛', 'Wichita Falls': '威奇托福尔斯', Shreveport: '什里夫波特', 'Little Rock': '小石城',
  Honolulu: '檀香山', Anchorage: '安克雷奇', Boise: '博伊西', Spokane: '斯波坎', Buffalo: '布法罗',
  Toronto: '多伦多', Montréal: '蒙特利尔', Vancouver: '温哥华', Calgary: '卡尔加里', Edmonton: '埃德蒙顿',
  Ottawa: '渥太华', Winnipeg: '温尼伯', Québec: '魁北克', Monterrey: '蒙特雷', Chihuahua: '奇瓦瓦',
  Hermosillo: '埃莫西约', Tijuana: '蒂华纳', Havana: '哈瓦那', 'Mexico City': '墨西哥城', Guadalajara: '瓜达拉哈拉',
};
