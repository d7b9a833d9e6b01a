package cn.jiuxiao.server.accounts.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.communication.ServerRpcHandler;
import com.vaadin.flow.server.communication.UidlRequestHandler;
import com.vaadin.flow.server.communication.rpc.RpcInvocationHandler;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a screen asks of the server is done only while its sign-in is awake. Values of fields always
 * pass, as they would be lost otherwise; clicks and calls wait until the person is back.
 */
@Singleton
class GuardedRequests extends UidlRequestHandler {
  private static final String FIELD_VALUES = "mSync";
  private final transient SignInLock lock;

  GuardedRequests(SignInLock lock) {
    this.lock = lock;
  }

  @Override
  protected ServerRpcHandler createRpcHandler() {
    return new ServerRpcHandler() {
      @Override
      protected Map<String, RpcInvocationHandler> getInvocationHandlers() {
        Map<String, RpcInvocationHandler> guarded = new LinkedHashMap<>();
        super.getInvocationHandlers()
            .forEach(
                (type, handler) ->
                    guarded.put(
                        type, type.equals(FIELD_VALUES) ? handler : new Guarded(handler, lock)));
        return guarded;
      }
    };
  }

  private record Guarded(RpcInvocationHandler handler, SignInLock lock)
      implements RpcInvocationHandler {
    @Override
    public String getRpcType() {
      return handler.getRpcType();
    }

    @Override
    public Optional<Runnable> handle(UI ui, JsonNode invocation) {
      return lock.admits(ui) ? handler.handle(ui, invocation) : Optional.empty();
    }
  }
}
