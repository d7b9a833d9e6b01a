/** The failures that tills in the field are known for, each played out in a real browser. */
package cn.jiuxiao.server.till;
