package cn.jiuxiao.server.outlets.ui;

import cn.jiuxiao.server.outlets.OfferChange;
import cn.jiuxiao.server.outlets.PriceLists;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.MoneyField;
import cn.jiuxiao.server.shared.ui.Notices;
import com.vaadin.flow.component.textfield.TextFieldVariant;
import java.util.List;

/** A price that is changed where it stands: leaving the field or Enter stores it. */
final class PriceCell {
  private PriceCell() {}

  static MoneyField of(
      Actor actor,
      PriceLists priceLists,
      long outletId,
      long productId,
      String productName,
      long priceFen) {
    var field = new MoneyField("", 1, OfferChange.HIGHEST_FEN);
    field.addThemeVariants(TextFieldVariant.LUMO_SMALL);
    field.setAriaLabel(Texts.of("outlets.priceOf", productName));
    field.setWidth("min(9rem, 36vw)");
    field.setMoney(new Money(priceFen));
    field.addValueChangeListener(
        change -> {
          if (change.isFromClient()) {
            field
                .money()
                .ifPresent(
                    price -> {
                      boolean stored =
                          Notices.attempt(
                              () ->
                                  priceLists.change(
                                      actor,
                                      outletId,
                                      List.of(new OfferChange(productId, price.fen()))));
                      if (stored) {
                        field.setMoney(price);
                        Notices.done("outlets.priceStored", productName, price.yuan());
                      }
                    });
          }
        });
    return field;
  }
}
