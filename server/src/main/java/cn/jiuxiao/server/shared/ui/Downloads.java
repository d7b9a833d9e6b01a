package cn.jiuxiao.server.shared.ui;

import cn.jiuxiao.server.shared.Texts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Supplier;

/** Files a view makes when they are asked for. */
public final class Downloads {
  public static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  public static final String PDF = "application/pdf";

  private Downloads() {}

  /** Writes the file; runs in its own request. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** A button that downloads; the file's name may change with what the view shows. */
  public static Anchor button(
      String textKey, VaadinIcon icon, String type, Supplier<String> fileName, Content content) {
    DownloadHandler handler =
        event -> {
          event.setFileName(fileName.get());
          event.setContentType(type);
          content.writeTo(event.getOutputStream());
        };
    var link = new Anchor(handler, "");
    var button = new Button(Texts.of(textKey), icon.create());
    button.setTabIndex(-1);
    link.add(button);
    return link;
  }
}
