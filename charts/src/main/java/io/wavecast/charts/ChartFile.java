package io.wavecast.charts;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.knowm.xchart.XYChart;

/** Writes charts to PNG files, at twice their size in pixels. */
public final class ChartFile {
    private static final int SCALE = 2; // pixels of the file per pixel of the chart

    private ChartFile() {}

    /** Writes one chart. */
    public static void write(Path file, XYChart chart) throws IOException {
        write(file, List.of(List.of(chart)));
    }

    /**
     * Writes several charts into one image.
     *
     * @param rows rows of charts from top to bottom; the charts of a row from left to right
     */
    public static void write(Path file, List<List<XYChart>> rows) throws IOException {
        int width = rows.stream().mapToInt(ChartFile::width).max().orElse(1);
        int height = rows.stream().mapToInt(ChartFile::height).sum();
        var image = new BufferedImage(width * SCALE, Math.max(1, height) * SCALE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(ChartStyle.BACKGROUND);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.scale(SCALE, SCALE);
        int y = 0;
        for (List<XYChart> row : rows) {
            int x = 0;
            for (XYChart chart : row) {
                paint(graphics, chart, x, y);
                x += chart.getWidth();
            }
            y += height(row);
        }
        graphics.dispose();
        if (!ImageIO.write(image, "png", file.toFile())) {
            throw new IOException("this JVM cannot write PNG files");
        }
    }

    private static int width(List<XYChart> row) {
        return row.stream().mapToInt(XYChart::getWidth).sum();
    }

    private static int height(List<XYChart> row) {
        return row.stream().mapToInt(XYChart::getHeight).max().orElse(0);
    }

    private static void paint(Graphics2D graphics, XYChart chart, int x, int y) {
        Graphics2D part = (Graphics2D) graphics.create();
        part.translate(x, y);
        chart.paint(part, chart.getWidth(), chart.getHeight());
        part.dispose();
    }
}
