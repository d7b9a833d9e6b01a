package cn.jiuxiao.server.trial;

import cn.jiuxiao.server.trial.DemoAccounts.Purchase;
import cn.jiuxiao.wire.Amounts;
import cn.jiuxiao.wire.EnrolmentCode;
import cn.jiuxiao.wire.EntryBody;
import cn.jiuxiao.wire.EntryBody.Original;
import cn.jiuxiao.wire.EntryBody.Participant;
import cn.jiuxiao.wire.EntryBody.RefundLine;
import cn.jiuxiao.wire.EntryBody.SaleLine;
import cn.jiuxiao.wire.EntryBody.Tender;
import cn.jiuxiao.wire.EntryBody.TenderMethod;
import cn.jiuxiao.wire.EntryStamp;
import cn.jiuxiao.wire.EntryStamp.ServerTimeSeen;
import cn.jiuxiao.wire.Messages.CatalogueAnswer;
import cn.jiuxiao.wire.Messages.CatalogueProduct;
import cn.jiuxiao.wire.Messages.ContactRequest;
import cn.jiuxiao.wire.Messages.UploadAnswer;
import cn.jiuxiao.wire.TillJournal;
import cn.jiuxiao.wire.TillKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A till without a screen: enrols, sells, refunds, closes and uploads through the same wire as the
 * real one.
 */
public final class SimulatedTill {

  private static final String VERSION = "0.1.0";

  private final TillGateway gateway;
  private final String label;
  private final TillStore store;
  private final List<SoldReceipt> receipts = new ArrayList<>();
  private TillClock clock;
  private List<CatalogueProduct> products = List.of();
  private long catalogueVersion;
  private long cashier;
  private long openShift;
  private long drawerFen;
  private @Nullable ServerTimeSeen seen;

  private SimulatedTill(TillGateway gateway, String label, TillStore store, TillClock clock) {
    this.gateway = gateway;
    this.label = label;
    this.store = store;
    this.clock = clock;
  }

  /** Makes a key, becomes a terminal and fetches what a till may know. */
  public static SimulatedTill enrol(TillGateway gateway, EnrolmentCode code, TillClock clock) {
    TillKey key = TillKey.generate();
    TillGateway.Enrolled enrolled = gateway.enrol(code, key);
    SimulatedTill till =
        new SimulatedTill(
            gateway,
            enrolled.label(),
            new TillStore(TillJournal.begin(enrolled.terminal(), key)),
            clock);
    till.refresh();
    return till;
  }

  /** A second device with the first one's storage: same key, same journal. */
  SimulatedTill cloned() {
    SimulatedTill twin = new SimulatedTill(gateway, label, store.copy(), clock);
    twin.receipts.addAll(receipts);
    twin.products = products;
    twin.catalogueVersion = catalogueVersion;
    twin.cashier = cashier;
    twin.openShift = openShift;
    twin.drawerFen = drawerFen;
    twin.seen = seen;
    return twin;
  }

  /** Fetches cashiers and prices anew. */
  public void refresh() {
    cashier = gateway.setup(journal().terminal()).cashiers().getFirst().id();
    CatalogueAnswer catalogue = gateway.catalogue(journal().terminal(), 0);
    products = catalogue.products().stream().filter(product -> product.blocked() == null).toList();
    catalogueVersion = catalogue.version();
  }

  public TillStore store() {
    return store;
  }

  private TillJournal journal() {
    return store.journal();
  }

  public List<CatalogueProduct> products() {
    return products;
  }

  public List<SoldReceipt> receipts() {
    return receipts;
  }

  public boolean shiftIsOpen() {
    return openShift != 0;
  }

  /** Puts the device's clock wrong, or loads the page anew. */
  void clock(TillClock next) {
    clock = next;
  }

  public void openShift(long floatFen) {
    EntryStamp stamp = stamp();
    store.append(new EntryBody.ShiftOpened(stamp, floatFen));
    openShift = stamp.seq();
    drawerFen = floatFen;
  }

  /** Sells; cash is rounded down to the jiao as market vendors do, and paid with the next notes. */
  public SoldReceipt sell(Basket basket, TenderMethod method, @Nullable Participant participant) {
    boolean cash = method == TenderMethod.CASH;
    long roundingFen = cash ? basket.grossFen() % 10 : 0;
    long totalFen = basket.grossFen() - roundingFen;
    drawerFen += cash ? totalFen : 0;
    SoldReceipt sold = record(basket, roundingFen, tender(method, totalFen), participant);
    receipts.add(sold);
    return sold;
  }

  /** Sells to a unit that pays later; nobody brings such goods back for cash. */
  void sellOnAccount(Purchase purchase) {
    CatalogueProduct product =
        products.stream()
            .filter(each -> each.code().equals(purchase.product()))
            .findFirst()
            .orElseThrow();
    Basket basket = new Basket().add(product, purchase.quantityMilli());
    record(
        basket,
        0,
        new Tender(
            TenderMethod.ON_ACCOUNT, basket.grossFen(), null, null, false, purchase.account()),
        null);
  }

  private SoldReceipt record(
      Basket basket, long roundingFen, Tender tender, @Nullable Participant participant) {
    EntryStamp stamp = stamp();
    EntryBody.Sale sale =
        new EntryBody.Sale(
            stamp,
            openShift,
            label + "-" + stamp.seq(),
            catalogueVersion,
            basket.lines(roundingFen),
            roundingFen,
            tender.amountFen(),
            List.of(tender),
            participant);
    return new SoldReceipt(stamp.seq(), store.append(sale), sale);
  }

  /** Takes back the whole of a line of an own receipt that was not refunded before. */
  public void refundLine(SoldReceipt sold, int line, String reason) {
    SaleLine original = sold.sale().lines().get(line - 1);
    long backFen =
        Amounts.partRefundFen(
            original.netFen(),
            original.quantityMilli(),
            original.netFen(),
            original.quantityMilli(),
            original.quantityMilli());
    EntryStamp stamp = stamp();
    store.append(
        new EntryBody.Refund(
            stamp,
            openShift,
            label + "-" + stamp.seq(),
            original(sold),
            List.of(new RefundLine(line, original.quantityMilli(), backFen)),
            backFen,
            List.of(new Tender(TenderMethod.CASH, backFen, backFen, 0L, false)),
            reason));
    drawerFen -= backFen;
    receipts.remove(sold);
  }

  public void voidSale(SoldReceipt sold, String reason) {
    store.append(new EntryBody.VoidSale(stamp(), openShift, original(sold), reason));
    if (sold.sale().tenders().getFirst().method() == TenderMethod.CASH) {
      drawerFen -= sold.sale().totalFen();
    }
    receipts.remove(sold);
  }

  public void headcount(long visitors) {
    store.append(new EntryBody.Headcount(stamp(), visitors));
  }

  void scanned(Participant participant) {
    store.append(new EntryBody.ParticipantScanned(stamp(), participant));
  }

  /** Closes the shift; {@code missingFen} is what the count falls short of what it should be. */
  public void closeShift(long missingFen) {
    long countedFen = drawerFen - missingFen;
    store.append(
        new EntryBody.ShiftClosed(
            stamp(), openShift, drawerFen, countedFen, countedFen - drawerFen, List.of()));
    openShift = 0;
  }

  /**
   * Uploads what is unsent, in batches, until all is acknowledged or the server acknowledges no
   * more.
   */
  void sync() {
    while (store.unsentCount() > 0) {
      int before = store.unsentCount();
      uploadOnce();
      if (store.unsentCount() == before) {
        break;
      }
    }
    contact();
  }

  /** Sends the same batch twice, as a till does whose answer was lost. */
  void uploadTwice() {
    byte[] ndjson = store.nextUpload();
    if (ndjson.length > 0) {
      gateway.upload(journal().terminal(), ndjson);
      gateway.upload(journal().terminal(), ndjson);
    }
  }

  /** Sends the next batch and returns what the server said of it. */
  public UploadAnswer uploadOnce() {
    byte[] ndjson = store.nextUpload();
    UploadAnswer answer = gateway.upload(journal().terminal(), ndjson);
    answer.acknowledgements().forEach(store::acknowledged);
    sawServer(answer.serverTime());
    return answer;
  }

  public void contact() {
    sawServer(
        gateway
            .contact(
                journal().terminal(),
                new ContactRequest(
                    VERSION,
                    journal().nextSeq(),
                    journal().headHash().toString(),
                    store.unsentCount(),
                    openShift == 0 ? null : openShift,
                    true,
                    clock.deviceMillis()))
            .serverTime());
  }

  private void sawServer(long serverMillis) {
    seen = new ServerTimeSeen(serverMillis, clock.monoMillis(), clock.page());
  }

  private EntryStamp stamp() {
    return new EntryStamp(
        journal().terminal(),
        journal().nextSeq(),
        clock.deviceMillis(),
        clock.monoMillis(),
        clock.page(),
        seen,
        cashier);
  }

  private Original original(SoldReceipt sold) {
    return new Original(journal().terminal(), sold.seq(), sold.hash());
  }

  private static Tender tender(TenderMethod method, long totalFen) {
    if (method != TenderMethod.CASH) {
      return new Tender(method, totalFen, null, null, false);
    }
    long note = totalFen > 50_00 ? 100_00 : 10_00;
    long receivedFen = (totalFen + note - 1) / note * note;
    return new Tender(method, totalFen, receivedFen, receivedFen - totalFen, false);
  }
}
