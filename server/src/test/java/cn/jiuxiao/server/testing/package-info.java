/** What tests stand on: databases, a running server, a browser. */
package cn.jiuxiao.server.testing;
