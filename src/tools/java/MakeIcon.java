import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import javax.imageio.ImageIO;

/**
 * Draws the program's icon: feature maps that become smaller and more, and three classes. Makes {@code assets/icons} and the icons of the
 * installers again: {@code java -Djava.awt.headless=true src/tools/java/MakeIcon.java}
 */
public final class MakeIcon {

    private static final int FULL = 1024;
    private static final Color BLUE = new Color(28, 78, 205);
    private static final Color ORANGE = new Color(255, 161, 77);

    private MakeIcon() {}

    public static void main(String[] arguments) throws IOException {
        BufferedImage full = new BufferedImage(FULL, FULL, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = full.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setPaint(new GradientPaint(0, 0, new Color(84, 142, 250), 0, FULL, BLUE));
        g.fill(new RoundRectangle2D.Double(40, 40, FULL - 80, FULL - 80, 440, 440));
        maps(g, 150, 430, 320, 2, 54);
        maps(g, 545, 440, 180, 3, 46);
        g.setColor(ORANGE);
        g.fill(new RoundRectangle2D.Double(196, 476, 128, 128, 36, 36));
        g.fill(new RoundRectangle2D.Double(571, 470, 72, 72, 20, 20));
        for (int i = 0; i < 3; i++) {
            g.setColor(i == 1 ? ORANGE : new Color(255, 255, 255, 170));
            g.fill(new Ellipse2D.Double(842, 404 + i * 92, 64, 64));
        }
        g.dispose();
        Files.createDirectories(Path.of("assets/icons"));
        for (int size : new int[] {16, 32, 48, 128, 256}) {
            ImageIO.write(scaled(full, size), "png", Path.of("assets/icons/icon-" + size + ".png").toFile());
        }
        Files.write(Path.of("jpackage/cnn-workbench.png"), png(full, 512));
        Files.write(Path.of("jpackage/cnn-workbench.ico"), ico(full));
        Files.write(Path.of("jpackage/cnn-workbench.icns"), icns(full));
    }

    private static byte[] png(BufferedImage full, int size) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(scaled(full, size), "png", out);
        return out.toByteArray();
    }

    /** Windows: a directory of PNG files. */
    private static byte[] ico(BufferedImage full) throws IOException {
        int[] sizes = {16, 32, 48, 256};
        ByteBuffer head = ByteBuffer.allocate(6 + 16 * sizes.length).order(ByteOrder.LITTLE_ENDIAN);
        head.putShort((short) 0).putShort((short) 1).putShort((short) sizes.length);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size : sizes) {
            byte[] image = png(full, size);
            head.put((byte) size).put((byte) size).putShort((short) 0).putShort((short) 1).putShort((short) 32);
            head.putInt(image.length).putInt(head.capacity() + body.size());
            body.write(image);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(head.array());
        body.writeTo(all);
        return all.toByteArray();
    }

    /** macOS: named PNG files, one after another. */
    private static byte[] icns(BufferedImage full) throws IOException {
        Map<String, Integer> kinds = Map.of("ic07", 128, "ic08", 256, "ic09", 512);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (String kind : new TreeSet<>(kinds.keySet())) {
            byte[] image = png(full, kinds.get(kind));
            body.write(kind.getBytes(StandardCharsets.US_ASCII));
            body.write(ByteBuffer.allocate(4).putInt(8 + image.length).array());
            body.write(image);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write("icns".getBytes(StandardCharsets.US_ASCII));
        all.write(ByteBuffer.allocate(4).putInt(8 + body.size()).array());
        body.writeTo(all);
        return all.toByteArray();
    }

    private static void maps(Graphics2D g, double x, double y, double side, int count, double shift) {
        g.setStroke(new BasicStroke(16));
        for (int i = count - 1; i >= 0; i--) {
            RoundRectangle2D map = new RoundRectangle2D.Double(x + i * shift, y - i * shift, side, side, 56, 56);
            g.setComposite(AlphaComposite.SrcOver.derive(i == 0 ? 1f : 0.85f));
            g.setColor(Color.WHITE);
            g.fill(map);
            g.setColor(BLUE);
            g.draw(map);
        }
        g.setComposite(AlphaComposite.SrcOver);
    }

    /** Halves again and again: one large step would leave steps at the edges. */
    private static BufferedImage scaled(BufferedImage image, int size) {
        BufferedImage now = image;
        while (now.getWidth() > size) {
            int next = Math.max(size, now.getWidth() / 2);
            BufferedImage smaller = new BufferedImage(next, next, BufferedImage.TYPE_INT_ARGB);
            Graphics2D g = smaller.createGraphics();
            g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            g.drawImage(now, 0, 0, next, next, null);
            g.dispose();
            now = smaller;
        }
        return now;
    }
}
