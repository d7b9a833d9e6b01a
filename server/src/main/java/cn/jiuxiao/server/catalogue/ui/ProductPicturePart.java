package cn.jiuxiao.server.catalogue.ui;

import cn.jiuxiao.server.catalogue.PictureOutcome;
import cn.jiuxiao.server.catalogue.Product;
import cn.jiuxiao.server.catalogue.ProductPicture;
import cn.jiuxiao.server.catalogue.ProductPictures;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Confirm;
import cn.jiuxiao.server.shared.ui.Notices;
import cn.jiuxiao.server.shared.ui.UploadOne;
import cn.jiuxiao.server.vendors.VendorScope;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.icon.VaadinIcon;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The part of a product's page that shows its picture, and takes another. */
@Singleton
class ProductPicturePart {

  private static final String[] ENDINGS = {".jpg", ".jpeg", ".png", ".webp"};

  private final ProductPictures pictures;

  ProductPicturePart(ProductPictures pictures) {
    this.pictures = pictures;
  }

  /** Nothing for who can neither see one nor hand one in. */
  Optional<Component> of(Actor actor, Product product, Runnable again) {
    @Nullable ProductPicture picture = pictures.of(product.storedId()).orElse(null);
    boolean mayChange = VendorScope.mayChange(actor);
    if (picture == null && !mayChange) {
      return Optional.empty();
    }
    List<Component> content = new ArrayList<>();
    content.add(picture == null ? line("catalogue.noPicture") : image(product, picture));
    if (mayChange) {
      content.add(line("catalogue.pictureHelp"));
      content.add(upload(actor, product, picture != null, again));
    }
    Component @Nullable [] actions =
        picture == null || !mayChange ? null : new Component[] {remove(actor, product, again)};
    Div card = Shown.card("catalogue.picture", actions, content.toArray(Component[]::new));
    card.setId("picture");
    return Optional.of(card);
  }

  private static Component line(String textKey) {
    return new Div(Shown.quiet(Texts.of(textKey)));
  }

  private static Component image(Product product, ProductPicture picture) {
    Image image = new Image(picture.pageAddress(), product.name());
    image.addClassName("jx-picture");
    image.getElement().setAttribute("width", String.valueOf(picture.pageWidth()));
    image.getElement().setAttribute("height", String.valueOf(picture.pageHeight()));
    return image;
  }

  private Component upload(Actor actor, Product product, boolean replaces, Runnable again) {
    return new UploadOne(
        replaces ? "catalogue.pictureReplace" : "catalogue.pictureUpload",
        ProductPictures.MOST_BYTES,
        (name, content, locale) ->
            switch (pictures.put(actor, product.storedId(), content)) {
              case PictureOutcome.Stored stored ->
                  new UploadOne.Answer.Taken(
                      () -> {
                        Notices.done("catalogue.pictureStored");
                        again.run();
                      });
              case PictureOutcome.Refused refused ->
                  new UploadOne.Answer.Refused(refused.problem().text(locale));
            },
        ENDINGS);
  }

  private Component remove(Actor actor, Product product, Runnable again) {
    Button button =
        new Button(
            Texts.of("catalogue.pictureRemove"),
            VaadinIcon.TRASH.create(),
            click ->
                Confirm.ask(
                    "catalogue.pictureRemoveAsk",
                    () -> {
                      pictures.remove(actor, product.storedId());
                      Notices.done("catalogue.pictureRemoved");
                      again.run();
                    },
                    product.name()));
    button.addThemeVariants(ButtonVariant.LUMO_ERROR);
    return button;
  }
}
