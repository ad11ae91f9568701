package io.wavecast.demo.report;

import io.wavecast.charts.ChartStyle;
import io.wavecast.cli.AheadTimes;
import io.wavecast.demo.observe.ForecastRows;
import io.wavecast.demo.observe.ModelSwap;
import io.wavecast.demo.observe.SeriesReport;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.AnnotationLine;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws the signal with its forecasts around the first swap. */
final class SignalChart {
    private static final int BEFORE = 100;
    private static final int AFTER = 200;
    private static final double MILLIS_BELOW = 5; // seconds; shorter ranges have an axis in milliseconds
    private static final double LEGEND_ROOM = 0.2; // above the lines, as a share of their range

    private SignalChart() {}

    static XYChart of(SeriesReport report, List<ModelSwap> swaps, int width, int height) {
        XYChart chart = ChartStyle.chart(width, height, report.series(), "seconds", "");
        ChartStyle.legendInside(chart);
        if (swaps.isEmpty() || swaps.get(0).around().size() < 2) {
            chart.setTitle(report.series() + ": no forecast by a model");
            return chart;
        }
        ModelSwap swap = swaps.get(0);
        chart.setTitle(report.series() + ", forecast " + ahead(report) + "ahead, as " + swap.version() + " takes over");
        ForecastRows rows = swap.around().near(swap.seconds(), BEFORE, AFTER);
        boolean fast = rows.seconds()[rows.size() - 1] - rows.seconds()[0] < MILLIS_BELOW;
        chart.setXAxisTitle(fast ? "milliseconds since the swap" : "seconds since the swap");
        double[] since = Arrays.stream(rows.seconds())
                .map(second -> (second - swap.seconds()) * (fast ? 1e3 : 1))
                .toArray();
        // Before the first version there is no forecast at this horizon.
        int[] known = IntStream.range(0, rows.size())
                .filter(i -> Double.isFinite(rows.mean()[i]))
                .toArray();
        if (known.length < 2) {
            chart.setTitle(report.series() + ": no forecast by a model");
            return chart;
        }
        double[] forecastSince = at(known, since);
        double[] upper = at(known, rows.upper());
        double[] lower = at(known, rows.lower());
        XYSeries band = chart.addSeries("interval", outline(forecastSince, forecastSince), outline(upper, lower));
        band.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
        band.setMarker(SeriesMarkers.NONE);
        band.setLineStyle(SeriesLines.NONE);
        band.setFillColor(ChartStyle.INTERVAL);
        ChartStyle.line(chart.addSeries("actual", since, rows.actual()), ChartStyle.ACTUAL, 3.4f);
        ChartStyle.line(chart.addSeries("forecast", forecastSince, at(known, rows.mean())), ChartStyle.FORECAST, 1.3f);
        chart.addAnnotation(new AnnotationLine(0, true, false));
        double top = Math.max(max(upper), max(rows.actual()));
        double bottom = -Math.max(max(negated(lower)), max(negated(rows.actual())));
        chart.getStyler()
                .setXAxisMin(since[0])
                .setXAxisMax(since[since.length - 1])
                .setYAxisMin(bottom)
                .setYAxisMax(top + LEGEND_ROOM * (top - bottom))
                .setXAxisMaxLabelCount(15)
                .setXAxisTickLabelsFormattingFunction(tick -> new BigDecimal(tick, new MathContext(4))
                        .stripTrailingZeros()
                        .toPlainString());
        return chart;
    }

    private static String ahead(SeriesReport report) {
        long micros = report.shown().aheadMicros();
        return micros == 0 ? "" : AheadTimes.text(micros) + " ";
    }

    private static double[] at(int[] rows, double[] column) {
        return Arrays.stream(rows).mapToDouble(row -> column[row]).toArray();
    }

    private static double max(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).max().orElse(0);
    }

    private static double[] negated(double[] values) {
        return Arrays.stream(values).map(value -> -value).toArray();
    }

    /** The outline of an area: forward along one edge, and back along the other. */
    private static double[] outline(double[] forward, double[] back) {
        double[] closed = Arrays.copyOf(forward, 2 * forward.length);
        for (int i = 0; i < back.length; i++) {
            closed[forward.length + i] = back[back.length - 1 - i];
        }
        return closed;
    }
}
