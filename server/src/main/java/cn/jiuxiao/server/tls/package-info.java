/**
 * HTTPS beside HTTP: the connector, the certificate (given, or from an authority of our own in the
 * data directory), and the page that gets a phone to trust it. May depend on shared and
 * badge-printing (for the QR code).
 */
@NullMarked
package cn.jiuxiao.server.tls;

import org.jspecify.annotations.NullMarked;
