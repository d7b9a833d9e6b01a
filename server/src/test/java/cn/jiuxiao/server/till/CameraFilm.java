package cn.jiuxiao.server.till;

import static java.nio.charset.StandardCharsets.US_ASCII;

import cn.jiuxiao.server.testing.Browser;
import cn.jiuxiao.server.testing.TillPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What a camera sees that is held before a till's animated QR code, for Chromium's false camera.
 */
final class CameraFilm {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;

  /** Of 30 pictures a second: ten codes a second, as the till shows them. */
  private static final int PICTURES_A_CODE = 3;

  private static final byte PAPER = (byte) 180;
  private static final byte BRIGHT = (byte) 235;
  private static final byte DARK = 20;
  private static final byte NO_COLOUR = (byte) 128;

  private CameraFilm() {}

  /** The next codes that the till draws, pixel by pixel. */
  static Path of(TillPage showing, int codes, Path file) throws IOException {
    try (var film = Files.newOutputStream(file)) {
      film.write(
          "YUV4MPEG2 W%d H%d F30:1 Ip A1:1 C420jpeg\n".formatted(WIDTH, HEIGHT).getBytes(US_ASCII));
      var colour = new byte[WIDTH * HEIGHT / 2];
      Arrays.fill(colour, NO_COLOUR);
      for (List<String> code : codes(showing, codes)) {
        byte[] picture = pictureOf(code);
        for (int i = 0; i < PICTURES_A_CODE; i++) {
          film.write("FRAME\n".getBytes(US_ASCII));
          film.write(picture);
          film.write(colour);
        }
      }
    }
    return file;
  }

  /** A browser whose camera sees the film again and again. */
  static Browser watching(Path film) {
    return Browser.open(
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        "--use-file-for-fake-video-capture=" + film);
  }

  private static byte[] pictureOf(List<String> code) {
    var picture = new byte[WIDTH * HEIGHT];
    Arrays.fill(picture, PAPER);
    int left = (WIDTH - code.size()) / 2;
    int top = (HEIGHT - code.size()) / 2;
    for (int y = 0; y < code.size(); y++) {
      for (int x = 0; x < code.size(); x++) {
        picture[(top + y) * WIDTH + left + x] = code.get(y).charAt(x) == '#' ? DARK : BRIGHT;
      }
    }
    return picture;
  }

  @SuppressWarnings("unchecked") // what the script below gives
  private static List<List<String>> codes(TillPage showing, int codes) {
    return (List<List<String>>)
        showing
            .page()
            .evaluate(
                """
                (count) => new Promise((done) => {
                  const codes = [];
                  document.querySelector('jx-animated-qr').addEventListener('frame-shown', ({ target }) => {
                    const canvas = target.querySelector('canvas');
                    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
                    const rows = [];
                    for (let y = 0; y < canvas.height; y += 1) {
                      let row = '';
                      for (let x = 0; x < canvas.width; x += 1)
                        row += data[(y * canvas.width + x) * 4] < 128 ? '#' : ' ';
                      rows.push(row);
                    }
                    if (codes.push(rows) === count) done(codes);
                  });
                })
                """,
                codes);
  }
}
