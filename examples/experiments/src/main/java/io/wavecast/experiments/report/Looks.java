package io.wavecast.experiments.report;

import java.awt.Color;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** What all pictures have in common. */
public final class Looks {
    /** Told apart by the colour-blind, too (Okabe and Ito 2008). */
    private static final Color[] COLORS = {
        new Color(0x999999),
        new Color(0x0072b2),
        new Color(0xd55e00),
        new Color(0x009e73),
        new Color(0xcc79a7),
        new Color(0xe69f00),
        new Color(0x56b4e9),
        new Color(0x000000)
    };

    private Looks() {}

    public static Color color(int series) {
        return COLORS[series % COLORS.length];
    }

    /** A line of the colour of this number; dashed where all colours are taken. */
    public static void line(XYSeries series, int number, float width) {
        series.setMarker(SeriesMarkers.NONE).setLineColor(color(number)).setLineWidth(width);
        if (number >= COLORS.length) {
            series.setLineStyle(SeriesLines.DASH_DASH);
        }
    }

    public static XYChart chart(int width, int height, String title, String x, String y) {
        XYChart chart = new XYChartBuilder()
                .width(width)
                .height(height)
                .title(title)
                .xAxisTitle(x)
                .yAxisTitle(y)
                .build();
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setPlotBorderVisible(false);
        chart.getStyler().setLegendBorderColor(Color.WHITE);
        chart.getStyler().setPlotGridLinesColor(new Color(0xe9edf2));
        chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
        return chart;
    }
}
