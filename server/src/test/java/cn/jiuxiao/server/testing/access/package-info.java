/** The walk through every endpoint and view with every role; features declare who may pass. */
package cn.jiuxiao.server.testing.access;
