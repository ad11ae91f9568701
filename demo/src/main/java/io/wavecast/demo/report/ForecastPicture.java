package io.wavecast.demo.report;

import io.wavecast.demo.observe.SeriesReport;
import io.wavecast.demo.observe.ModelSwap;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.knowm.xchart.XYChart;

/**
 * The outcome as a picture: for each series the signal and its forecasts around the first swap, and beside it the error over
 * the run.
 */
public final class ForecastPicture {
    /** Series drawn at most; a picture of more cannot be read. */
    private static final int MAX_SERIES = 8;

    private static final int WIDTH = 1_500;
    private static final int ROW = 300;
    private static final int SCALE = 2; // device pixels per pixel

    private ForecastPicture() {}

    public static void write(Path file, RunResult outcome) throws IOException {
        List<SeriesReport> series = outcome.series().stream().limit(MAX_SERIES).toList();
        int height = Math.max(1, series.size()) * ROW;
        var image = new BufferedImage(WIDTH * SCALE, height * SCALE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(ChartLooks.GROUND);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.scale(SCALE, SCALE);
        int left = WIDTH * 3 / 5;
        for (int i = 0; i < series.size(); i++) {
            SeriesReport one = series.get(i);
            List<ModelSwap> swaps = outcome.swaps().getOrDefault(one.series(), List.of());
            paint(graphics, SignalChart.of(one, swaps, left, ROW), 0, i * ROW);
            paint(graphics, ErrorChart.of(one, swaps, WIDTH - left, ROW), left, i * ROW);
        }
        graphics.dispose();
        if (!ImageIO.write(image, "png", file.toFile())) {
            throw new IOException("this JVM cannot write PNG");
        }
    }

    private static void paint(Graphics2D graphics, XYChart chart, int x, int y) {
        Graphics2D part = (Graphics2D) graphics.create();
        part.translate(x, y);
        chart.paint(part, chart.getWidth(), chart.getHeight());
        part.dispose();
    }
}
