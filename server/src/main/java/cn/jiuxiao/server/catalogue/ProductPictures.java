package cn.jiuxiao.server.catalogue;

import cn.jiuxiao.server.shared.AccessDenied;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.vendors.VendorScope;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.Tika;

/**
 * What products look like: at most one picture each, handed in by whoever may change the product,
 * kept only as we encoded it. Everybody may see it, as they may see the product's page.
 */
@Singleton
public class ProductPictures {

  public static final int MOST_BYTES = 8 * 1024 * 1024;

  private static final Set<String> TYPES = Set.of("image/jpeg", "image/png", "image/webp");

  private final Products products;
  private final PictureStore store;
  private final Tika tika = new Tika();

  ProductPictures(Products products, PictureStore store) {
    this.products = products;
    this.store = store;
  }

  /** For pages that everybody may see, and those that have checked who asks. */
  public Optional<ProductPicture> of(long productId) {
    return store.of(productId);
  }

  /** A picture as it is sent, by the hash of either of its sizes. */
  public Optional<byte[]> content(String hash) {
    return store.content(hash);
  }

  /**
   * Takes a picture in the place of the one there is. Reads at most one byte more than is allowed;
   * what the content is decides, not its name.
   *
   * @throws NotFound if the product is not the actor's
   * @throws AccessDenied if the actor may only read
   */
  public PictureOutcome put(Actor actor, long productId, InputStream stream) throws IOException {
    mayChange(actor, productId);
    byte[] handedIn = stream.readNBytes(MOST_BYTES + 1);
    if (handedIn.length > MOST_BYTES) {
      return PictureOutcome.Refused.of("catalogue.problem.pictureTooLarge", MOST_BYTES >> 20);
    }
    if (handedIn.length == 0) {
      return PictureOutcome.Refused.of("catalogue.problem.evidenceEmpty");
    }
    String type = tika.detect(handedIn);
    if (!TYPES.contains(type)) {
      return PictureOutcome.Refused.of("catalogue.problem.pictureType");
    }
    return switch (PictureSizes.of(handedIn, type)) {
      case PictureSizes.Made.Refused refused ->
          PictureOutcome.Refused.of(refused.textKey(), refused.args());
      case PictureSizes.Made.Sizes made -> {
        store.put(actor, productId, made.sizes());
        yield new PictureOutcome.Stored();
      }
    };
  }

  /** Nothing happens if there is none. Throws as {@link #put} does. */
  public void remove(Actor actor, long productId) {
    mayChange(actor, productId);
    store.remove(actor, productId);
  }

  private void mayChange(Actor actor, long productId) {
    products.visible(actor, productId);
    if (!VendorScope.mayChange(actor)) {
      throw new AccessDenied();
    }
  }
}
