package cn.jiuxiao.server.fairs.ui;

import cn.jiuxiao.server.shared.Texts;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.BigDecimalField;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** A length in metres with one decimal, kept as whole decimetres. */
final class MetresField extends BigDecimalField {

  MetresField(String textKey, int dm) {
    super(Texts.of(textKey));
    setSuffixComponent(new Span(Texts.of("fairs.metres")));
    setRequiredIndicatorVisible(true);
    setDecimetres(dm);
  }

  void setDecimetres(int dm) {
    setValue(BigDecimal.valueOf(dm, 1).stripTrailingZeros());
  }

  /** Rounded to the decimetre; out of range becomes a length that no hall has. */
  int decimetres() {
    BigDecimal metres = getValue();
    // Bounded before it is rounded: 1E999999999 has a billion digits to write out.
    return metres == null
        ? 0
        : metres
            .max(BigDecimal.valueOf(-1))
            .min(BigDecimal.valueOf(100_000))
            .movePointRight(1)
            .setScale(0, RoundingMode.HALF_UP)
            .intValueExact();
  }

  static String metres(int dm) {
    return BigDecimal.valueOf(dm, 1).stripTrailingZeros().toPlainString();
  }
}
