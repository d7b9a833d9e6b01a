package cn.jiuxiao.server.programme.ui;

import cn.jiuxiao.server.programme.Target;
import cn.jiuxiao.server.programme.Targets;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Notices;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A year's target, entered as people say it: in units of ten thousand yuan. */
final class TargetDialog extends Dialog {
  /** 万元 in fen. */
  private static final BigDecimal FEN_PER_WAN = BigDecimal.valueOf(1_000_000);

  private static final int FIRST_YEAR = 2015;
  private static final int LAST_YEAR = 2100;

  private final transient Actor actor;
  private final transient Targets targets;
  private final transient Runnable saved;
  private final IntegerField year = new IntegerField(Texts.of("programme.year"));
  private final BigDecimalField amount = new BigDecimalField(Texts.of("programme.sales"));
  private final IntegerField participants = new IntegerField(Texts.of("programme.participants"));
  private final TextField source = new TextField(Texts.of("programme.source"));

  TargetDialog(Actor actor, Targets targets, @Nullable Target target, Runnable saved) {
    this.actor = actor;
    this.targets = targets;
    this.saved = saved;
    setHeaderTitle(
        target == null
            ? Texts.of("programme.addTarget")
            : Texts.of("programme.editTarget", "" + target.year()));
    setWidth("min(28rem, 94vw)");
    amount.setSuffixComponent(new Span(Texts.of("programme.tenThousandYuan")));
    year.setMin(FIRST_YEAR);
    year.setMax(LAST_YEAR);
    year.setRequiredIndicatorVisible(true);
    amount.setRequiredIndicatorVisible(true);
    participants.setMin(1);
    participants.setRequiredIndicatorVisible(true);
    source.setRequiredIndicatorVisible(true);
    source.setHelperText(Texts.of("programme.sourceHelp"));
    if (target != null) {
      year.setValue(target.year());
      year.setReadOnly(true);
      amount.setValue(
          BigDecimal.valueOf(target.amount().fen())
              .divide(FEN_PER_WAN, 6, RoundingMode.UNNECESSARY)
              .stripTrailingZeros());
      participants.setValue(Math.toIntExact(target.participants()));
      source.setValue(target.source());
    }
    var form = new Div(year, amount, participants, source);
    form.addClassName("jx-door-form");
    add(form);
    var save = new Button(Texts.of("shared.save"), click -> save());
    save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    getFooter().add(new Button(Texts.of("shared.cancel"), click -> close()), save);
  }

  private void save() {
    // Each is looked at, so that every empty field says so.
    long complete =
        Stream.of(isGiven(year), isGiven(amount), isGiven(participants)).filter(ok -> ok).count();
    if (complete == 3 && Notices.attempt(() -> targets.set(actor, typed()))) {
      close();
      Notices.done("programme.saved");
      saved.run();
    }
  }

  private static <F extends HasValue<?, ?> & HasValidationProperties> boolean isGiven(F field) {
    boolean wrong = field.isInvalid();
    if (field.isEmpty()) {
      field.setErrorMessage(Texts.of("programme.needed"));
      field.setInvalid(true);
    }
    return !field.isEmpty() && !wrong;
  }

  private Target typed() {
    long fen =
        amount.getValue().multiply(FEN_PER_WAN).setScale(0, RoundingMode.HALF_UP).longValueExact();
    return new Target(
        year.getValue(), new Money(fen), participants.getValue(), source.getValue().strip(), false);
  }
}
