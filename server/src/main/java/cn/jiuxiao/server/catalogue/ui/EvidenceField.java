package cn.jiuxiao.server.catalogue.ui;

import cn.jiuxiao.server.catalogue.EvidenceFiles;
import cn.jiuxiao.server.catalogue.EvidenceOutcome;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Notices;
import cn.jiuxiao.server.shared.ui.State;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Hands in a file as evidence; what it holds is looked at before it is kept. */
final class EvidenceField extends Composite<Div> {

  private final transient Actor actor;
  private final transient EvidenceFiles files;
  private final Div status = new Div();
  private @Nullable Long evidenceId;

  EvidenceField(Actor actor, EvidenceFiles files) {
    this.actor = actor;
    this.files = files;
    Span label = new Span(Texts.of("catalogue.evidence"));
    label.addClassName("jx-label");
    getContent()
        .add(
            label,
            UploadOne.of(
                this::receive,
                "catalogue.evidenceUpload",
                EvidenceFiles.MOST_BYTES,
                ".pdf",
                ".png",
                ".jpg",
                ".jpeg"),
            status);
  }

  @Nullable Long evidenceId() {
    return evidenceId;
  }

  private void receive(UploadEvent event) throws IOException {
    UI ui = event.getUI();
    EvidenceOutcome outcome;
    try (InputStream content = event.getInputStream()) {
      outcome = files.store(actor, event.getFileName(), content);
    }
    if (outcome instanceof EvidenceOutcome.Refused) {
      event.reject();
    }
    var _ = ui.access(() -> show(outcome));
  }

  private void show(EvidenceOutcome outcome) {
    status.removeAll();
    switch (outcome) {
      case EvidenceOutcome.Stored stored -> {
        evidenceId = stored.id();
        status.add(State.GOOD.badge(stored.name()));
      }
      case EvidenceOutcome.Refused refused ->
          Notices.problem(refused.problem().text(Texts.locale()));
    }
  }
}
