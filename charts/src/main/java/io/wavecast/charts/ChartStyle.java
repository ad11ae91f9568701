package io.wavecast.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The colours, fonts, axes and lines of every chart, as on the live page with a white background. */
public final class ChartStyle {
    /** Observed values. */
    public static final Color ACTUAL = new Color(0xa9b3bf);
    /** Forecasts of a model. */
    public static final Color FORECAST = new Color(0x0b62d8);
    /** The interval around a forecast. */
    public static final Color INTERVAL = new Color(0x0b, 0x62, 0xd8, 40);
    /** The naive forecast, which repeats the last value. */
    public static final Color NAIVE = new Color(0xa94f06);
    /** The moment when a new model version takes over. */
    public static final Color SWAP = new Color(0x7b3fb8);

    static final Color BACKGROUND = Color.WHITE;
    /** Text on the background. */
    public static final Color TEXT = new Color(0x12181f);

    private static final Color MUTED = new Color(0x56616f);
    private static final Color GRID = new Color(0xe9edf2);
    private static final Color TRANSPARENT = new Color(255, 255, 255, 0);
    private static final Color NEARLY_OPAQUE = new Color(255, 255, 255, 210);

    /** Grey for the reference, then colours that colour-blind readers can distinguish (Okabe and Ito 2008). */
    private static final Color[] PALETTE = {
        ACTUAL,
        new Color(0x0072b2),
        new Color(0xd55e00),
        new Color(0x009e73),
        new Color(0xcc79a7),
        new Color(0xe69f00),
        new Color(0x56b4e9),
        new Color(0x333333)
    };

    private ChartStyle() {}

    /**
     * Creates an empty chart with its legend to the right.
     *
     * @param width width in pixels before scaling, see {@link ChartFile}
     * @param x title of the horizontal axis; empty for none
     * @param y title of the vertical axis; empty for none
     */
    public static XYChart chart(int width, int height, String title, String x, String y) {
        var chart = new XYChart(width, height);
        chart.setTitle(title);
        chart.setXAxisTitle(x);
        chart.setYAxisTitle(y);
        XYStyler style = chart.getStyler();
        style.setChartBackgroundColor(BACKGROUND)
                .setChartPadding(12)
                .setChartFontColor(TEXT)
                .setChartTitleFont(font(Font.BOLD, 14))
                .setChartTitlePadding(6)
                .setLegendPosition(LegendPosition.OutsideE)
                .setLegendLayout(LegendLayout.Vertical)
                .setLegendFont(font(Font.PLAIN, 11))
                .setLegendBorderColor(TRANSPARENT)
                .setLegendBackgroundColor(NEARLY_OPAQUE)
                .setLegendPadding(4)
                .setLegendSeriesLineLength(18)
                .setPlotBackgroundColor(BACKGROUND)
                .setPlotBorderVisible(false)
                .setPlotContentSize(0.98)
                .setAnnotationLineColor(SWAP)
                .setAnnotationLineStroke(dashes())
                .setAnnotationTextFont(font(Font.BOLD, 11))
                .setAnnotationTextFontColor(SWAP);
        style.setAxisTitleFont(font(Font.PLAIN, 11))
                .setAxisTickLabelsFont(font(Font.PLAIN, 11))
                .setAxisTickLabelsColor(MUTED)
                .setAxisTickMarksColor(GRID)
                .setAxisTicksLineVisible(false)
                .setPlotGridLinesColor(GRID)
                .setPlotGridVerticalLinesVisible(false)
                .setPlotGridLinesStroke(new BasicStroke(1f));
        style.setXAxisTitleColor(MUTED).setYAxisTitleColor(MUTED);
        return chart;
    }

    /** Moves the legend into the plot, above its lines to the right. */
    public static void legendInside(XYChart chart) {
        chart.getStyler().setLegendPosition(LegendPosition.InsideNE).setLegendLayout(LegendLayout.Horizontal);
    }

    /** The colour with a number: 0 is grey, for the reference; the colours repeat after the last one. */
    public static Color color(int number) {
        return PALETTE[number % PALETTE.length];
    }

    /** Draws a series as a line without markers. */
    public static void line(XYSeries series, Color color, float width) {
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(color);
        series.setLineWidth(width);
        series.setLineStyle(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    }

    /** Draws a series as a line in the colour of a number, dashed once all colours are taken. */
    public static void line(XYSeries series, int number, float width) {
        line(series, color(number), width);
        if (number >= PALETTE.length) {
            series.setLineStyle(SeriesLines.DASH_DASH);
        }
    }

    /** Draws a series as a line with a circle at each point. */
    public static void markedLine(XYSeries series, int number) {
        line(series, number, 1.8f);
        series.setMarker(SeriesMarkers.CIRCLE);
        series.setMarkerColor(color(number));
    }

    private static Font font(int style, int size) {
        return new Font(Font.SANS_SERIF, style, size);
    }

    private static BasicStroke dashes() {
        return new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f, new float[] {5f, 4f}, 0f);
    }
}
