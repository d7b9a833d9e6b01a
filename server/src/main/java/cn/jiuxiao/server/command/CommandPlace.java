package cn.jiuxiao.server.command;

import io.micronaut.context.env.Environment;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The data directory of the command line, and its database once it is asked for. */
final class CommandPlace implements DataCommand.Place {
  private final Path data;
  private final Environment environment;
  private final Consumer<Databases> opened;

  /**
   * @param opened told of what has to be let go at the end
   */
  CommandPlace(Path data, Environment environment, Consumer<Databases> opened) {
    this.data = data;
    this.environment = environment;
    this.opened = opened;
  }

  @Override
  public Path data() {
    return data;
  }

  @Override
  public DataSource existing() {
    UnfinishedRestore.refuse(data);
    return open(Databases.forCommand(data, environment, System.getenv()));
  }

  @Override
  public DataSource fresh() {
    return open(Databases.forServer(data, environment, System.getenv()));
  }

  private DataSource open(Databases databases) {
    opened.accept(databases);
    Map<String, Object> settings = databases.settings();
    var source = new PGSimpleDataSource();
    source.setUrl(String.valueOf(settings.get(Databases.PREFIX + "url")));
    if (settings.get(Databases.PREFIX + "username") instanceof String user) {
      source.setUser(user);
      source.setPassword(String.valueOf(settings.get(Databases.PREFIX + "password")));
    }
    return source;
  }
}
