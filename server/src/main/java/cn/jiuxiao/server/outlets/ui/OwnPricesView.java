package cn.jiuxiao.server.outlets.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.outlets.Assortment;
import cn.jiuxiao.server.outlets.OwnOffer;
import cn.jiuxiao.server.outlets.PriceLists;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.EmptyState;
import cn.jiuxiao.server.shared.ui.ListPage;
import cn.jiuxiao.server.shared.ui.MainLayout;
import cn.jiuxiao.server.shared.ui.PageHeader;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.RolesAllowed;

/** A vendor's own goods wherever they are sold, with prices that are changed in place. */
@Prototype
@Route(value = "prices", layout = MainLayout.class)
@Menu(order = 340, title = "outlets.ownPrices", icon = "vaadin:tags")
@RolesAllowed(Role.Names.VENDOR)
public class OwnPricesView extends VerticalLayout {
  OwnPricesView(CurrentActor current, Assortment assortment, PriceLists priceLists) {
    Actor actor = current.get();
    addClassName("jx-page");
    setSizeFull();
    var list =
        new ListPage<OwnOffer>(
                query -> assortment.own(actor, query), query -> assortment.countOwn(actor, query))
            .searching("outlets.ownSearchHint")
            .whenEmpty(new EmptyState(VaadinIcon.TAGS, "outlets.noOwnOffers"))
            .exporting(Texts.of("outlets.ownPrices"));
    list.columns()
        .text("outlets.product", "name", OwnOffer::name)
        .component(
            "outlets.price",
            "price",
            offer ->
                PriceCell.of(
                    actor,
                    priceLists,
                    offer.outletId(),
                    offer.productId(),
                    offer.name(),
                    offer.priceFen()),
            offer -> new Money(offer.priceFen()).yuan())
        .text("outlets.place", "place", offer -> offer.place() + " · " + offer.outletName())
        .money("outlets.listPrice", null, offer -> new Money(offer.listPriceFen()))
        .onWideScreens()
        .text("outlets.specification", null, OwnOffer::specification)
        .onWideScreens()
        .code("outlets.productCode", "code", OwnOffer::code)
        .onWideScreens();
    add(new PageHeader(Texts.of("outlets.ownPrices")), list);
  }
}
