package cn.jiuxiao.server.testing;

import cn.jiuxiao.server.shared.Actor;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * The running server on a port and a database of its own, per test class. Beans are injected as in
 * {@link MicronautTest}; transactions are the services' own, not the tests'.
 */
@MicronautTest(transactional = false)
@TestInstance(Lifecycle.PER_CLASS)
public abstract class ServerTest implements TestPropertyProvider {
  @Inject protected EmbeddedServer server;
  @Inject protected DataSource dataSource;
  private TestDatabase database;

  @Override
  public Map<String, String> getProperties() {
    database = TestDatabase.create();
    var properties = new HashMap<>(database.properties());
    properties.put("micronaut.server.port", "-1");
    properties.put("jiuxiao.data", temporaryFolder());
    properties.putAll(moreProperties());
    return properties;
  }

  /** Keys and whatever else the server keeps beside its database. */
  private static String temporaryFolder() {
    try {
      return Files.createTempDirectory("jiuxiao-test").toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Settings of one test class. */
  protected Map<String, String> moreProperties() {
    return Map.of();
  }

  protected TestDatabase database() {
    return database;
  }

  /** An HTTP client without a session. */
  protected Http http() {
    return new Http(server.getURI());
  }

  /** An HTTP client whose session is this actor's, past the sign-in page. */
  protected Http http(Actor actor) {
    return http().signedInAs(actor);
  }
}
