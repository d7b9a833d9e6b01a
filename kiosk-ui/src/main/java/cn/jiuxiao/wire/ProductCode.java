package cn.jiuxiao.wire;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a scanned text says about a product: our own code in a URL, or a GTIN bare or in a GS1
 * Digital Link.
 */
public sealed interface ProductCode {
  /** 1–40 of 0-9 A-Z a-z . _ - */
  record Own(String code) implements ProductCode {}

  record TradeItem(Gtin gtin) implements ProductCode {}

  /** The path of a Digital Link may begin with anything and go on with further identifiers. */
  Pattern DIGITAL_LINK =
      Pattern.compile(
          "(?i:https?)://[^/?#]+(?:/[^?#]*?)?/01/([0-9]{14})(?:[/?#].*)?", Pattern.DOTALL);

  Pattern OWN_LINK =
      Pattern.compile("(?i:https?)://[^/?#]+/p/([0-9A-Za-z._-]{1,40})(?:[?#].*)?", Pattern.DOTALL);

  static Optional<ProductCode> read(String scanned) {
    String text = scanned.strip();
    Matcher link = DIGITAL_LINK.matcher(text);
    if (link.matches()) {
      return Gtin.read(link.group(1)).map(TradeItem::new);
    }
    Matcher own = OWN_LINK.matcher(text);
    if (own.matches()) {
      return Optional.of(new Own(own.group(1)));
    }
    return Gtin.read(text).map(TradeItem::new);
  }
}
