package io.wavecast.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knowm.xchart.XYChart;

class ChartFileTest {
    private static final double[] VALUES = {1, 2, 3, 2, 1};

    @TempDir
    private Path folder;

    @Test
    void shouldWriteTwoPixelsForEachPixelOfTheChart() throws Exception {
        Path file = folder.resolve("chart.png");

        ChartFile.write(file, chart(300, 200, 1));

        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(image.getWidth()).isEqualTo(600);
        assertThat(image.getHeight()).isEqualTo(400);
        assertThat(colors(image, 0, 600))
                .contains(ChartStyle.color(1).getRGB(), ChartStyle.BACKGROUND.getRGB())
                .doesNotContain(ChartStyle.color(2).getRGB());
    }

    @Test
    void shouldPutTheChartsOfARowSideBySide() throws Exception {
        Path file = folder.resolve("charts.png");

        ChartFile.write(file, List.of(List.of(chart(300, 200, 1), chart(200, 200, 2)), List.of(chart(300, 100, 3))));

        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(image.getWidth()).isEqualTo(1_000);
        assertThat(image.getHeight()).isEqualTo(600);
        assertThat(colors(image, 0, 600))
                .contains(ChartStyle.color(1).getRGB(), ChartStyle.color(3).getRGB())
                .doesNotContain(ChartStyle.color(2).getRGB());
        assertThat(colors(image, 600, 1_000)).contains(ChartStyle.color(2).getRGB());
    }

    private static XYChart chart(int width, int height, int number) {
        XYChart chart = ChartStyle.chart(width, height, "title", "x", "y");
        ChartStyle.line(chart.addSeries("line", VALUES, VALUES), number, 3);
        return chart;
    }

    private static Set<Integer> colors(BufferedImage image, int from, int to) {
        Set<Integer> colors = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = from; x < to; x++) {
                colors.add(image.getRGB(x, y));
            }
        }
        return colors;
    }
}
