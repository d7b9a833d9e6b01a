package cn.jiuxiao.server.tls;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whose steps to open first. */
public enum Device {
  ANDROID,
  IOS,
  WINDOWS,
  MACOS,
  /** WeChat and its like show pages but can neither install a certificate nor run the till. */
  IN_APP,
  OTHER;

  static Device of(@Nullable String userAgent) {
    String agent = userAgent == null ? "" : userAgent.toLowerCase(Locale.ROOT);
    if (agent.contains("micromessenger")
        || agent.contains("dingtalk")
        || agent.contains(" qq/")
        || agent.contains("alipay")) {
      return IN_APP;
    }
    if (agent.contains("android")) {
      return ANDROID;
    }
    if (agent.contains("iphone") || agent.contains("ipad")) {
      return IOS;
    }
    if (agent.contains("windows")) {
      return WINDOWS;
    }
    return agent.contains("mac os x") ? MACOS : OTHER;
  }
}
