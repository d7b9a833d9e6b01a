package cn.jiuxiao.server.shared.ui;

import cn.jiuxiao.server.shared.Texts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.stream.Stream;

/**
 * Someone else saved the same thing first: shows what differs, and lets the person keep theirs or
 * take the other's.
 */
public final class ConflictDialog {
  private ConflictDialog() {}

  /**
   * One field that differs, in words.
   *
   * @param label the field's label
   */
  public record Difference(String label, String mine, String theirs) {}

  /** Those that do differ. */
  public static List<Difference> differing(Difference... fields) {
    return Stream.of(fields).filter(each -> !each.mine().equals(each.theirs())).toList();
  }

  /**
   * @param overwrite saves what this person typed over what is there now
   * @param reload drops what this person typed
   */
  public static void ask(List<Difference> differences, Runnable overwrite, Runnable reload) {
    var dialog = new Dialog();
    dialog.setHeaderTitle(Texts.of("shared.conflict"));
    dialog.setWidth("min(44rem, 94vw)");
    dialog.setCloseOnOutsideClick(false);
    FormDialog.closeWhenLeft(dialog);
    FormDialog.closeWhenLeft(dialog);
    dialog.add(new Paragraph(Texts.of("shared.conflictText")));
    var table = new NativeTable();
    table.addClassName("jx-table");
    table.add(
        new NativeTableRow(
            new NativeTableHeaderCell(""),
            new NativeTableHeaderCell(Texts.of("shared.conflictMine")),
            new NativeTableHeaderCell(Texts.of("shared.conflictTheirs"))));
    for (Difference difference : differences) {
      table.add(
          new NativeTableRow(
              new NativeTableHeaderCell(difference.label()),
              new NativeTableCell(difference.mine()),
              new NativeTableCell(difference.theirs())));
    }
    dialog.add(table);
    var keep = new Button(Texts.of("shared.conflictKeepMine"), click -> close(dialog, overwrite));
    keep.addThemeVariants(ButtonVariant.LUMO_ERROR);
    var take = new Button(Texts.of("shared.conflictTakeTheirs"), click -> close(dialog, reload));
    take.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    var cancel = new Button(Texts.of("shared.cancel"), click -> dialog.close());
    cancel.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    var buttons = new Div(cancel, keep, take); // one beneath the other on a phone
    buttons.addClassName("jx-actions");
    dialog.getFooter().add(buttons);
    dialog.open();
  }

  private static void close(Dialog dialog, Runnable then) {
    dialog.close();
    Notices.attempt(then);
  }
}
