package cn.jiuxiao.server.shared.ui;

import cn.jiuxiao.server.shared.Texts;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An upload of one file at a time, in the person's language. What is refused, and why, stands
 * beneath it until another file is chosen.
 */
public final class UploadOne extends Composite<Div> {

  /** What became of a file. */
  public sealed interface Answer {

    /**
     * @param show what the page does then, with the page at hand
     */
    record Taken(Runnable show) implements Answer {}

    /**
     * @param reason in the person's language
     */
    record Refused(String reason) implements Answer {}
  }

  /** Looks at a file while it comes in, outside the page. */
  @FunctionalInterface
  public interface Receiver {
    Answer receive(String fileName, InputStream content, Locale locale) throws IOException;
  }

  private final transient Receiver receiver;
  private final Upload upload;
  private final Div refusal = new Div();
  private final AtomicInteger coming = new AtomicInteger();

  public UploadOne(String buttonKey, long mostBytes, Receiver receiver, String... endings) {
    this.receiver = receiver;
    this.upload = new Upload(this::handle);
    upload.setMaxFileSize((int) mostBytes);
    upload.setAcceptedFileExtensions(endings);
    upload.setUploadButton(new Button(Texts.of(buttonKey), VaadinIcon.UPLOAD_ALT.create()));
    upload.setDropLabel(new Span(Texts.of("shared.upload.drop")));
    upload.setI18n(words(mostBytes, endings));
    upload.addFileRejectedListener(
        rejected -> refuse(rejected.getFileName(), rejected.getErrorMessage()));
    refusal.addClassName("jx-refusal");
    refusal.getElement().setAttribute("role", "alert");
    refusal.setVisible(false);
    getContent().add(upload, refusal);
  }

  /** Whether a file is on its way. */
  public boolean isBusy() {
    return coming.get() > 0;
  }

  private void handle(UploadEvent event) throws IOException {
    UI ui = event.getUI();
    String name = event.getFileName();
    coming.incrementAndGet();
    try (InputStream content = event.getInputStream()) {
      Answer answer = receiver.receive(name, content, Texts.supported(ui.getLocale()));
      var _ = ui.access(() -> show(name, answer));
    } finally {
      coming.decrementAndGet();
    }
  }

  private void show(String name, Answer answer) {
    upload.clearFileList();
    refusal.setVisible(false);
    switch (answer) {
      case Answer.Taken taken -> taken.show().run();
      case Answer.Refused refused -> refuse(name, refused.reason());
    }
  }

  private void refuse(String name, String reason) {
    refusal.setText(Texts.of("shared.upload.refused", name, reason));
    refusal.setVisible(true);
  }

  private static UploadI18N words(long mostBytes, String... endings) {
    return new UploadI18N()
        .setError(
            new UploadI18N.Error()
                .setTooManyFiles(Texts.of("shared.upload.tooMany"))
                .setFileIsTooBig(Texts.of("shared.upload.tooBig", mostBytes >> 20))
                .setIncorrectFileType(Texts.of("shared.upload.type", String.join(" ", endings))))
        .setUploading(
            new UploadI18N.Uploading()
                .setStatus(
                    new UploadI18N.Uploading.Status()
                        .setConnecting(Texts.of("shared.upload.connecting"))
                        .setStalled(Texts.of("shared.upload.stalled"))
                        .setProcessing(Texts.of("shared.upload.processing"))
                        .setHeld(Texts.of("shared.upload.held")))
                .setRemainingTime(
                    new UploadI18N.Uploading.RemainingTime()
                        .setPrefix(Texts.of("shared.upload.remaining"))
                        .setUnknown(Texts.of("shared.upload.unknown")))
                .setError(
                    new UploadI18N.Uploading.Error()
                        .setServerUnavailable(Texts.of("shared.upload.unavailable"))
                        .setUnexpectedServerError(Texts.of("shared.upload.failed"))
                        .setForbidden(Texts.of("shared.upload.forbidden"))));
  }
}
