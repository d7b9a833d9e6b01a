package cn.jiuxiao.server.fairs.ui;

import cn.jiuxiao.server.fairs.FloorPlans;
import cn.jiuxiao.server.fairs.Hall;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Names;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.FormDialog;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Code, name and size of a hall. */
final class HallDialog {
  private static final int USUAL_WIDTH_DM = 600;
  private static final int USUAL_DEPTH_DM = 400;

  private HallDialog() {}

  static void open(
      Actor actor, FloorPlans plans, long fairId, @Nullable Hall before, Consumer<Hall> saved) {
    var code = new TextField(Texts.of("fairs.hallCode"));
    code.setHelperText(Texts.of("fairs.hallCodeHelp"));
    code.setRequiredIndicatorVisible(true);
    var name = new TextField(Texts.of("fairs.hallName"));
    name.setRequiredIndicatorVisible(true);
    var width = new MetresField("fairs.width", before == null ? USUAL_WIDTH_DM : before.widthDm());
    var depth = new MetresField("fairs.depth", before == null ? USUAL_DEPTH_DM : before.depthDm());
    if (before != null) {
      code.setValue(before.code());
      name.setValue(before.name());
    }
    code.setMaxLength(Hall.LONGEST_CODE);
    name.setMaxLength(Names.LONGEST);
    new FormDialog(
            Texts.of(before == null ? "fairs.addHall" : "fairs.editHall"), code, name, width, depth)
        .blaming(code, "fairs.hallCodeForm", "fairs.hallCodeTaken")
        .blaming(name, "fairs.hallNeedsName")
        .onSave(
            () ->
                saved.accept(
                    plans.saveHall(
                        actor,
                        new Hall(
                            before == null ? null : before.id(),
                            fairId,
                            code.getValue().strip(),
                            name.getValue().strip(),
                            width.decimetres(),
                            depth.decimetres(),
                            before == null ? 0 : before.version()))))
        .open();
  }
}
