package cn.jiuxiao.server.shared.ui;

import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Texts;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldVariant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An amount in yuan with at most two decimals, exact to the fen. */
public final class MoneyField extends TextField {
  private final long lowestFen;
  private final long highestFen;

  /** The label is already in the person's language. */
  public MoneyField(String label, long lowestFen, long highestFen) {
    super(label);
    this.lowestFen = lowestFen;
    this.highestFen = highestFen;
    setManualValidation(true);
    setSuffixComponent(new Span(Texts.of("shared.yuan")));
    addThemeVariants(TextFieldVariant.LUMO_ALIGN_RIGHT);
    addClassName("jx-number");
    getElement().setAttribute("inputmode", "decimal");
    setAllowedCharPattern("[0-9.,]");
  }

  public void setMoney(@Nullable Money money) {
    setValue(money == null ? "" : money.toBigDecimal().toPlainString());
    setInvalid(false);
  }

  /** What was typed; empty, with the reason at the field, if it is no amount in range. */
  public Optional<Money> money() {
    Optional<Money> typed = read();
    setErrorMessage(
        Texts.of("shared.moneyRange", new Money(lowestFen).yuan(), new Money(highestFen).yuan()));
    setInvalid(typed.isEmpty());
    return typed;
  }

  private Optional<Money> read() {
    try {
      Money typed = Money.ofYuan(getValue());
      return typed.fen() < lowestFen || typed.fen() > highestFen
          ? Optional.empty()
          : Optional.of(typed);
    } catch (ArithmeticException | NumberFormatException notAnAmount) {
      return Optional.empty();
    }
  }
}
