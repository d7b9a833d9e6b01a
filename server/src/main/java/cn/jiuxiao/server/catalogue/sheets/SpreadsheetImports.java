package cn.jiuxiao.server.catalogue.sheets;

import cn.jiuxiao.server.shared.AccessDenied;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.vendors.VendorScope;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes spreadsheets in. A file that cannot be read as ours is refused at once, as a whole; then
 * its rows are stored in the background, one file after another, while people watch or leave.
 */
@Singleton
public class SpreadsheetImports {

  public static final long MOST_BYTES = Spreadsheet.MOST_BYTES;
  private static final Logger LOG = LoggerFactory.getLogger(SpreadsheetImports.class);
  private static final int LATEST = 10;
  private static final long END_SECONDS = 10;

  private final ImportRun run;
  private final ImportStore store;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("spreadsheet-import").factory());
  private volatile boolean ending;

  SpreadsheetImports(ImportRun run, ImportStore store) {
    this.run = run;
    this.store = store;
  }

  /**
   * Begins an import; its rows are stored in the background.
   *
   * @param stream read up to one byte more than is allowed
   * @param locale of the error sheet
   * @throws AccessDenied if the actor may change neither vendors nor products
   * @throws Problem if the file as a whole cannot be taken, see {@link Spreadsheet#read}
   */
  public SpreadsheetImport begin(Actor actor, String fileName, InputStream stream, Locale locale)
      throws IOException {
    if (!VendorScope.mayChange(actor)) {
      throw new AccessDenied();
    }
    Path file = Files.createTempFile("jiuxiao-import", ".xlsx");
    List<SheetRow> rows;
    try {
      copyBounded(stream, file);
      rows = readOneAtATime(file, locale);
    } finally {
      Files.deleteIfExists(file);
    }
    if (rows.isEmpty()) {
      throw new Problem(422, "sheets.problem.noRows");
    }
    long id = store.begin(actor, fileName, rows.size());
    worker.execute(() -> work(actor, id, rows, locale));
    return get(actor, id);
  }

  /**
   * @throws NotFound if there is none, or someone else began it
   */
  public SpreadsheetImport get(Actor actor, long id) {
    return store.find(actor, id).orElseThrow(NotFound::new);
  }

  /** The actor's own, the latest first. */
  public List<SpreadsheetImport> latest(Actor actor) {
    return store.latest(actor, LATEST);
  }

  /**
   * @throws NotFound if there is none: every row was good, or it is someone else's
   */
  public byte[] errorSheet(Actor actor, long id) {
    return store.errorSheet(actor, id).orElseThrow(NotFound::new);
  }

  private static void copyBounded(InputStream stream, Path file) throws IOException {
    try (var out = Files.newOutputStream(file)) {
      byte[] bytes = stream.readNBytes((int) MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new Problem(413, "sheets.problem.fileTooLarge");
      }
      out.write(bytes);
    }
  }

  /** A file may need some 100 MB while it is read. */
  private synchronized List<SheetRow> readOneAtATime(Path file, Locale locale) throws IOException {
    return Spreadsheet.read(file, locale);
  }

  private void work(Actor actor, long id, List<SheetRow> rows, Locale locale) {
    ErrorSheet errors = new ErrorSheet(locale);
    try {
      goOn();
      run.run(actor, rows, count -> progress(id, count), errors::add);
      store.end(id, SpreadsheetImport.State.DONE, errors.isEmpty() ? null : errors.toBytes());
    } catch (ServerEnds e) {
      LOG.warn("Import {} of user {} ends with the server", id, actor.userId());
      store.end(id, SpreadsheetImport.State.INTERRUPTED, null);
    } catch (IOException | RuntimeException e) {
      LOG.error("Import {} of user {} stopped", id, actor.userId(), e);
      store.end(id, SpreadsheetImport.State.INTERRUPTED, null);
    }
  }

  private void progress(long id, ImportCount count) {
    store.progress(id, count);
    goOn();
  }

  private void goOn() {
    if (ending) {
      throw new ServerEnds();
    }
  }

  @EventListener
  void interruptedWhileWeWereGone(StartupEvent event) {
    int interrupted = store.interruptAll();
    if (interrupted > 0) {
      LOG.warn("{} spreadsheet imports were interrupted; they may be handed in again", interrupted);
    }
  }

  /** What runs ends after the rows it is at, and is noted as interrupted, as is what waits. */
  @PreDestroy
  void close() throws InterruptedException {
    ending = true;
    worker.shutdown();
    if (!worker.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
      worker.shutdownNow();
    }
  }

  /** The rows not stored yet are left to the person, who hands the file in again. */
  @SuppressWarnings("serial") // never serialised
  private static final class ServerEnds extends RuntimeException {
    ServerEnds() {
      super(null, null, false, false);
    }
  }
}
