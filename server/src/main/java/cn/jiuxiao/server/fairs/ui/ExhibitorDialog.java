package cn.jiuxiao.server.fairs.ui;

import cn.jiuxiao.server.fairs.ExhibitorRow;
import cn.jiuxiao.server.fairs.Exhibitors;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Confirm;
import cn.jiuxiao.server.shared.ui.FormDialog;
import cn.jiuxiao.server.vendors.Vendors;
import cn.jiuxiao.server.vendors.ui.VendorChoice;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;

/** Adds a vendor to a fair, or changes what its sign says. */
final class ExhibitorDialog {
  private static final int LONGEST_SIGN = 60;

  private ExhibitorDialog() {}

  static void add(Actor actor, Exhibitors exhibitors, Vendors vendors, long fairId, Runnable then) {
    var vendor = new VendorChoice(Texts.of("fairs.vendor"), actor, vendors).box();
    TextField sign = sign("");
    new FormDialog(Texts.of("fairs.addExhibitor"), vendor, sign)
        .blaming(vendor, "fairs.exhibitsAlready")
        .onSave(
            () -> {
              exhibitors.add(actor, fairId, vendor.getValue().id(), sign.getValue().strip());
              then.run();
            })
        .open();
  }

  static void edit(Actor actor, Exhibitors exhibitors, ExhibitorRow row, Runnable then) {
    TextField sign = sign(row.sign());
    var dialog =
        new FormDialog(
            row.vendorName(),
            new Anchor("/vendors/" + row.vendorId(), Texts.of("fairs.vendorPage")),
            sign);
    dialog.onSave(
        () -> {
          exhibitors.changeSign(actor, row.id(), sign.getValue().strip());
          then.run();
        });
    var remove =
        new Button(
            Texts.of("fairs.removeExhibitor"),
            VaadinIcon.TRASH.create(),
            click -> {
              dialog.close();
              Confirm.ask(
                  "fairs.removeExhibitorAsk",
                  () -> {
                    exhibitors.remove(actor, row.id());
                    then.run();
                  },
                  row.vendorName());
            });
    remove.addThemeVariants(ButtonVariant.LUMO_ERROR, ButtonVariant.LUMO_TERTIARY);
    if (row.booths() == null) {
      dialog.with(remove);
    }
    dialog.open();
  }

  private static TextField sign(String value) {
    var sign = new TextField(Texts.of("fairs.sign"));
    sign.setHelperText(Texts.of("fairs.signHelp"));
    sign.setMaxLength(LONGEST_SIGN);
    sign.setValue(value);
    return sign;
  }
}
