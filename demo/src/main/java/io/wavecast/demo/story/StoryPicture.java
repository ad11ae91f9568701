package io.wavecast.demo.story;

import io.wavecast.charts.ChartFile;
import io.wavecast.charts.ChartStyle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.AnnotationLine;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYChart;

/** Draws the error over a story, with its events as marks. */
public final class StoryPicture {
    private static final int WIDTH = 1_200;
    private static final int HEIGHT = 460;
    private static final double PLOT_WIDTH = 980; // about: the legend has the rest
    private static final double CHARACTER = 6.8; // mean width
    private static final double ROOM = 1.45; // for the marks, above the lines
    /** Heights of the marks' texts, as multiples of the largest error, so that neighbours do not overlap. */
    private static final double[] LEVELS = {1.40, 1.31, 1.22};
    /** A longer pause ends a challenger's line: another challenger follows. */
    private static final long PAUSE_MILLIS = 4 * ErrorBins.MILLIS;

    private StoryPicture() {}

    /** Writes the picture as PNG. */
    public static void write(Path file, ModelLife life) throws IOException {
        ChartFile.write(file, chart(life));
    }

    static XYChart chart(ModelLife life) {
        XYChart chart = ChartStyle.chart(
                WIDTH,
                HEIGHT,
                "Live error 0.2 s ahead, over all series: a model whose signal changes, and what follows",
                "seconds since the signal started",
                "root mean squared error");
        List<ErrorBins.Point> inForce = life.inForce();
        if (inForce.size() < 2) {
            return chart;
        }
        double[] seconds = column(inForce, point -> life.seconds(point.millis()));
        double[] errors = column(inForce, ErrorBins.Point::rmse);
        double[] naive = column(inForce, ErrorBins.Point::naiveRmse);
        ChartStyle.line(chart.addSeries("last value", seconds, naive), ChartStyle.NAIVE, 1.6f);
        ChartStyle.line(chart.addSeries("model in force", seconds, errors), ChartStyle.FORECAST, 2.6f);
        List<ErrorBins.Point> challenger = stretch(life.challenger());
        if (challenger.size() > 1) {
            ChartStyle.line(
                    chart.addSeries(
                            "challenger, unseen",
                            column(challenger, point -> life.seconds(point.millis())),
                            column(challenger, ErrorBins.Point::rmse)),
                    3,
                    2.2f);
        }
        double top = Math.max(max(errors), max(naive));
        chart.getStyler()
                .setYAxisMin(0.0)
                .setYAxisMax(ROOM * top)
                .setXAxisMin(0.0)
                .setXAxisTickMarkSpacingHint(60)
                .setXAxisTickLabelsFormattingFunction(tick -> String.format(Locale.ROOT, "%.0f", tick));
        double secondsPerPixel = seconds[seconds.length - 1] / PLOT_WIDTH;
        int level = 0;
        for (LifeEvent event : life.events()) {
            chart.addAnnotation(new AnnotationLine(event.seconds(), true, false));
            String mark = event.kind().mark();
            double middle = event.seconds() + secondsPerPixel * (CHARACTER * mark.length() / 2 + 5);
            chart.addAnnotation(new AnnotationText(mark, middle, LEVELS[level % LEVELS.length] * top, false));
            level++;
        }
        return chart;
    }

    /** The points up to the first pause. */
    private static List<ErrorBins.Point> stretch(List<ErrorBins.Point> points) {
        int end = 0;
        while (end < points.size()
                && (end == 0 || points.get(end).millis() - points.get(end - 1).millis() <= PAUSE_MILLIS)) {
            end++;
        }
        return points.subList(0, end);
    }

    private static double[] column(List<ErrorBins.Point> points, ToDoubleFunction<ErrorBins.Point> value) {
        return points.stream().mapToDouble(value).toArray();
    }

    private static double max(double[] values) {
        double max = values[0];
        for (double value : values) {
            max = Math.max(max, value);
        }
        return max;
    }
}
