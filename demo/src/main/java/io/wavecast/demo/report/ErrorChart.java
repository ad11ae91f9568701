package io.wavecast.demo.report;

import io.wavecast.charts.ChartStyle;
import io.wavecast.demo.observe.ErrorPoint;
import io.wavecast.demo.observe.ModelSwap;
import io.wavecast.demo.observe.SeriesReport;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.AnnotationLine;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYChart;

/** Draws the errors of the forecasts and of the naive forecasts over the run. */
final class ErrorChart {
    private ErrorChart() {}

    static XYChart of(SeriesReport report, List<ModelSwap> swaps, int width, int height) {
        double skill = report.errors().skill();
        String title = Double.isFinite(skill) ? String.format(Locale.ROOT, "RMSE; skill %.3f", skill) : "RMSE";
        XYChart chart = ChartStyle.chart(width, height, title, "seconds", "");
        ChartStyle.legendInside(chart);
        List<ErrorPoint> points = report.history().stream()
                .filter(point -> point.rmse() > 0 && point.naiveRmse() > 0)
                .toList();
        if (points.size() < 2) {
            return chart;
        }
        double[] seconds = points.stream().mapToDouble(ErrorPoint::seconds).toArray();
        double[] errors = points.stream().mapToDouble(ErrorPoint::rmse).toArray();
        double[] naive = points.stream().mapToDouble(ErrorPoint::naiveRmse).toArray();
        ChartStyle.line(chart.addSeries("last value", seconds, naive), ChartStyle.NAIVE, 2f);
        ChartStyle.line(chart.addSeries("model", seconds, errors), ChartStyle.FORECAST, 2f);
        double top = Math.max(max(errors), max(naive));
        double bottom = Math.min(min(errors), min(naive));
        chart.getStyler()
                .setYAxisLogarithmic(true)
                .setYAxisLogarithmicDecadeOnly(false)
                .setYAxisMin(bottom / 1.5)
                .setYAxisMax(top * 2.2)
                .setXAxisMin(Math.floor(seconds[0]))
                .setXAxisTickMarkSpacingHint(60)
                .setXAxisTickLabelsFormattingFunction(tick -> String.format(Locale.ROOT, "%.0f", tick))
                .setYAxisTickLabelsFormattingFunction(ErrorChart::label);
        double beside = 0.025 * (seconds[seconds.length - 1] - seconds[0]);
        for (ModelSwap swap : swaps) {
            chart.addAnnotation(new AnnotationLine(swap.seconds(), true, false));
            chart.addAnnotation(
                    new AnnotationText("@" + swap.version().number(), swap.seconds() + beside, bottom / 1.25, false));
        }
        return chart;
    }

    /** Labels 1, 2 and 5 of every power of ten. */
    private static String label(double tick) {
        double leading = tick / Math.pow(10, Math.floor(Math.log10(tick) + 1e-9));
        for (double labelled : new double[] {1, 2, 5}) {
            if (Math.abs(leading - labelled) < 1e-6) {
                return new BigDecimal(tick, new MathContext(1)).toPlainString();
            }
        }
        return "";
    }

    private static double max(double[] values) {
        double max = values[0];
        for (double value : values) {
            max = Math.max(max, value);
        }
        return max;
    }

    private static double min(double[] values) {
        double min = values[0];
        for (double value : values) {
            min = Math.min(min, value);
        }
        return min;
    }
}
