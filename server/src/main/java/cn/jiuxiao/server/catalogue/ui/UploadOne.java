package cn.jiuxiao.server.catalogue.ui;

import cn.jiuxiao.server.shared.Texts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.UploadHandler;

/** An upload of one file at a time, in the person's language. */
final class UploadOne {

  private UploadOne() {}

  static Upload of(UploadHandler handler, String buttonKey, long mostBytes, String... endings) {
    Upload upload = new Upload(handler);
    upload.setMaxFileSize((int) mostBytes);
    upload.setAcceptedFileExtensions(endings);
    upload.setUploadButton(new Button(Texts.of(buttonKey), VaadinIcon.UPLOAD_ALT.create()));
    upload.setDropLabel(new Span(Texts.of("catalogue.upload.drop")));
    upload.setI18n(
        new UploadI18N()
            .setError(
                new UploadI18N.Error()
                    .setTooManyFiles(Texts.of("catalogue.upload.tooMany"))
                    .setFileIsTooBig(Texts.of("catalogue.upload.tooBig"))
                    .setIncorrectFileType(
                        Texts.of("catalogue.upload.type", String.join(" ", endings))))
            .setUploading(
                new UploadI18N.Uploading()
                    .setStatus(
                        new UploadI18N.Uploading.Status()
                            .setConnecting(Texts.of("catalogue.upload.connecting"))
                            .setStalled(Texts.of("catalogue.upload.stalled"))
                            .setProcessing(Texts.of("catalogue.upload.processing"))
                            .setHeld(Texts.of("catalogue.upload.held")))
                    .setRemainingTime(
                        new UploadI18N.Uploading.RemainingTime()
                            .setPrefix(Texts.of("catalogue.upload.remaining"))
                            .setUnknown(Texts.of("catalogue.upload.unknown")))
                    .setError(
                        new UploadI18N.Uploading.Error()
                            .setServerUnavailable(Texts.of("catalogue.upload.unavailable"))
                            .setUnexpectedServerError(Texts.of("catalogue.upload.failed"))
                            .setForbidden(Texts.of("catalogue.upload.forbidden")))));
    upload
        .getElement()
        .addEventListener("upload-success", done -> upload.clearFileList())
        .debounce(2000);
    return upload;
  }
}
