package cn.jiuxiao.server.kiosks.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.jiuxiao.printing.QrCode;
import cn.jiuxiao.server.kiosks.Kiosks.IssuedCode;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Cells;
import cn.jiuxiao.server.shared.ui.FormDialog;
import cn.jiuxiao.server.shared.ui.Notices;
import cn.jiuxiao.server.shared.web.AskedAt;
import cn.jiuxiao.server.tls.ServerAddresses;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Supplier;

/** A one-use code for one device: to scan, to type or to copy; with the time that is left. */
final class EnrolDialog extends Dialog {
  /** Counts down in the browser, so that an open dialog costs the server nothing. */
  private static final String COUNT_DOWN =
      """
      const at = Date.now() + $0, words = [$1, $2], node = this;
      clearInterval(node.jxTimer);
      const tick = () => {
        const left = Math.max(0, Math.ceil((at - Date.now()) / 1000));
        node.textContent = left === 0 ? words[1]
          : words[0].replace('#', Math.floor(left / 60) + ':' + String(left % 60).padStart(2, '0'));
        if (left === 0 || !node.isConnected) clearInterval(node.jxTimer);
      };
      node.jxTimer = setInterval(tick, 500);
      tick();
      """;

  private final transient Supplier<IssuedCode> issue;
  private final transient ServerAddresses addresses;
  private final transient Clock clock;
  private final Div content = new Div();

  EnrolDialog(
      Supplier<IssuedCode> issue, IssuedCode first, ServerAddresses addresses, Clock clock) {
    this.issue = issue;
    this.addresses = addresses;
    this.clock = clock;
    setHeaderTitle(Texts.of("kiosks.enrolAt", first.kiosk().name()));
    setWidth("min(34rem, 96vw)");
    FormDialog.closeWhenLeft(this);
    content.addClassName("jx-enrol");
    add(content);
    var again =
        new Button(
            Texts.of("kiosks.newCode"),
            VaadinIcon.REFRESH.create(),
            click -> Notices.attempt(() -> show(this.issue.get())));
    var close = new Button(Texts.of("shared.close"), click -> close());
    close.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    getFooter().add(again, close);
    show(first);
  }

  private void show(IssuedCode issued) {
    content.removeAll();
    String link = forPhones() + "/kiosk/#enrol=" + issued.code().grouped();
    var picture = new Image(svg(link), "");
    picture.addClassName("jx-qr");
    var code = Cells.code(issued.code().grouped());
    code.addClassName("jx-one-time");
    code.setId("enrolment-code");
    var left = new Span();
    left.addClassName("jx-number");
    left.getElement()
        .executeJs(
            COUNT_DOWN,
            (double) Duration.between(clock.instant(), issued.expiresAt()).toMillis(),
            Texts.of("kiosks.timeLeft"),
            Texts.of("kiosks.codeExpired"));
    var steps = new OrderedList();
    var trust = new Anchor(trustPage() + "/trust", Texts.of("kiosks.trust"));
    trust.setTarget(AnchorTarget.BLANK);
    trust.setRouterIgnore(true);
    steps.add(new ListItem(new Span(Texts.of("kiosks.stepTrust") + " "), trust));
    steps.add(new ListItem(Texts.of("kiosks.stepScan")));
    steps.add(new ListItem(Texts.of("kiosks.stepDone")));
    content.add(picture, code, left, copyable(link), steps);
    if (!link.startsWith("https:")) {
      var warning = new Paragraph(Texts.of("kiosks.notSecure"));
      warning.addClassName("jx-refusal");
      content.add(warning);
    }
  }

  /** As a picture: put into the page as elements, an SVG would lose the capitals in its viewBox. */
  private static String svg(String link) {
    return "data:image/svg+xml;base64,"
        + Base64.getEncoder().encodeToString(QrCode.of(link).svg().getBytes(UTF_8));
  }

  /** Asked for in a click, so that the request is the person's who looks at the dialog. */
  private URI forPhones() {
    return addresses.forPhones(AskedAt.of(VaadinServletRequest.getCurrent()));
  }

  /** Plain where the phone does not trust this server yet; a proxy's certificate it does. */
  private URI trustPage() {
    URI phones = forPhones();
    return phones.equals(addresses.forPhones()) ? addresses.plain(phones.getHost()) : phones;
  }

  private static TextField copyable(String link) {
    var field = new TextField(Texts.of("kiosks.link"));
    field.setReadOnly(true);
    field.setValue(link);
    field.setWidthFull();
    var copy = new Button(VaadinIcon.COPY_O.create(), click -> Notices.done("kiosks.copied"));
    copy.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE);
    copy.setAriaLabel(Texts.of("kiosks.copy"));
    // In the click itself: browsers give the clipboard only to what a person just did.
    copy.getElement()
        .executeJs(
            "this.addEventListener('click', () => navigator.clipboard?.writeText($0))", link);
    field.setSuffixComponent(copy);
    return field;
  }
}
