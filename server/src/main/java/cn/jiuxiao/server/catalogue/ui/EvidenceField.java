package cn.jiuxiao.server.catalogue.ui;

import cn.jiuxiao.server.catalogue.EvidenceFiles;
import cn.jiuxiao.server.catalogue.EvidenceOutcome;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.State;
import cn.jiuxiao.server.shared.ui.UploadOne;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Hands in a file as evidence; what it holds is looked at before it is kept. */
final class EvidenceField extends Composite<Div> {

  private final transient Actor actor;
  private final transient EvidenceFiles files;
  private final UploadOne upload =
      new UploadOne(
          "catalogue.evidenceUpload",
          EvidenceFiles.MOST_BYTES,
          this::receive,
          ".pdf",
          ".png",
          ".jpg",
          ".jpeg");
  private final Div chosen = new Div();
  private @Nullable Long evidenceId;

  EvidenceField(Actor actor, EvidenceFiles files) {
    this.actor = actor;
    this.files = files;
    Span label = new Span(Texts.of("catalogue.evidence"));
    label.addClassName("jx-label");
    chosen.addClassName("jx-line");
    chosen.setVisible(false);
    getContent().add(label, upload, chosen);
  }

  /**
   * Nothing while no file was handed in.
   *
   * @throws Problem 409 while one is on its way: it would be lost
   */
  @Nullable Long evidenceId() {
    if (upload.isBusy()) {
      throw new Problem(409, "catalogue.problem.stillUploading");
    }
    return evidenceId;
  }

  private UploadOne.Answer receive(String fileName, InputStream content, Locale locale)
      throws IOException {
    return switch (files.store(actor, fileName, content)) {
      case EvidenceOutcome.Stored stored -> new UploadOne.Answer.Taken(() -> show(stored));
      case EvidenceOutcome.Refused refused ->
          new UploadOne.Answer.Refused(refused.problem().text(locale));
    };
  }

  private void show(EvidenceOutcome.Stored stored) {
    evidenceId = stored.id();
    Button drop = new Button(VaadinIcon.CLOSE_SMALL.create(), click -> drop());
    drop.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
    drop.setAriaLabel(Texts.of("catalogue.evidenceDrop", stored.name()));
    chosen.removeAll();
    chosen.add(State.GOOD.badge(stored.name()), drop);
    chosen.setVisible(true);
  }

  private void drop() {
    evidenceId = null;
    chosen.setVisible(false);
  }
}
