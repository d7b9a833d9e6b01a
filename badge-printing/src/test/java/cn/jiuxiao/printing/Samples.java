package cn.jiuxiao.printing;

import java.util.List;

/** Records as a fair and a shop would print them, with short and with very long texts. */
final class Samples {

  static final String TRACE = "https://jiuxiao.example.cn/01/06901234567892?v=1";
  static final String PASS = "https://jiuxiao.example.cn/b/1.7Q2K9XW4M8ZD3F5H";
  static final Ean13 GTIN = new Ean13("6901234567892");

  private Samples() {}

  static Badge badge() {
    return badge("欧阳石山", "石门县农业农村局");
  }

  static Badge badge(String visitor, String line) {
    return new Badge(
        "2026 年常德市消费帮扶产品展销会",
        visitor,
        line,
        "A-000123",
        PASS,
        "2026-10-17 – 10-19",
        "常德国际会展中心 1 号馆");
  }

  static ProductLabel oranges() {
    return new ProductLabel(
        "石门柑橘", "5 kg 礼盒", "石门县秀坪园艺场", "石门县", 12_800L, "盒", List.of("贫困村产品", "地理标志"), GTIN, TRACE);
  }

  static ProductLabel curedMeat() {
    return new ProductLabel(
        "散装腊肉",
        null,
        "桃源县老李农家",
        "桃源县",
        4_550L,
        "千克",
        List.of("贫困户产品"),
        null,
        "https://jiuxiao.example.cn/p/8K2M9Q");
  }

  static ProductLabel longTea() {
    return new ProductLabel(
        "古丈毛尖明前特级手工炒制绿茶（高山云雾有机种植基地直供礼盒装）Guzhang Maojian Premium Green Tea",
        "净含量 250 g（125 g × 2 罐）精品铁罐礼盒装含手提袋",
        "湖南省湘西土家族苗族自治州古丈县红石林镇高山有机茶叶种植专业合作社联合社",
        "湘西州古丈县红石林镇花兰村三组",
        9_999_999_999L,
        "礼盒（两罐装，含手提袋）",
        List.of("建档立卡贫困户直接生产", "国家地理标志保护产品", "有机产品认证"),
        GTIN,
        TRACE);
  }

  static PriceTag tagFor(ProductLabel label) {
    return new PriceTag(
        label.name(),
        label.specification(),
        label.vendor(),
        label.origin(),
        label.priceFen() == null ? 0 : label.priceFen(),
        label.salesUnit(),
        label.eligibility(),
        label.barcode(),
        label.qrPayload());
  }
}
