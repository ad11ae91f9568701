package io.wavecast.demo.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** How our charts look: the live page's colours on white. */
final class ChartLooks {
    static final Color GROUND = Color.WHITE;
    static final Color ACTUAL = new Color(0xa9b3bf);
    static final Color FORECAST = new Color(0x0b62d8);
    static final Color BAND = new Color(0x0b, 0x62, 0xd8, 40);
    static final Color NAIVE = new Color(0xa94f06);
    static final Color SWAP = new Color(0x7b3fb8);
    private static final Color INK = new Color(0x12181f);
    private static final Color SOFT = new Color(0x56616f);
    private static final Color GRID = new Color(0xe9edf2);
    private static final Color CLEAR = new Color(255, 255, 255, 0);

    private ChartLooks() {}

    static XYChart chart(String title, int width, int height) {
        var chart = new XYChart(width, height);
        chart.setTitle(title);
        chart.setXAxisTitle("seconds");
        XYStyler looks = chart.getStyler();
        looks.setChartBackgroundColor(GROUND)
                .setChartPadding(12)
                .setChartFontColor(INK)
                .setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 14))
                .setChartTitlePadding(6)
                .setLegendPosition(LegendPosition.InsideNE)
                .setLegendLayout(LegendLayout.Horizontal)
                .setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11))
                .setLegendBorderColor(CLEAR)
                .setLegendBackgroundColor(new Color(255, 255, 255, 210))
                .setLegendPadding(4)
                .setLegendSeriesLineLength(18)
                .setPlotBackgroundColor(GROUND)
                .setPlotBorderVisible(false)
                .setPlotContentSize(0.98)
                .setAnnotationLineColor(SWAP)
                .setAnnotationLineStroke(new BasicStroke(
                        1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f, new float[] {5f, 4f}, 0f))
                .setAnnotationTextFont(new Font(Font.SANS_SERIF, Font.BOLD, 11))
                .setAnnotationTextFontColor(SWAP);
        looks.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11))
                .setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11))
                .setAxisTickLabelsColor(SOFT)
                .setAxisTickMarksColor(GRID)
                .setAxisTicksLineVisible(false)
                .setPlotGridLinesColor(GRID)
                .setPlotGridVerticalLinesVisible(false)
                .setPlotGridLinesStroke(new BasicStroke(1f));
        looks.setXAxisTitleColor(SOFT).setYAxisTitleColor(SOFT);
        return chart;
    }

    static void line(XYSeries series, Color color, float width) {
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(color);
        series.setLineWidth(width);
    }
}
