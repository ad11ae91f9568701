package io.wavecast.signals.edf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes EDF and BDF files byte by byte, according to the specification. */
final class EdfWriter {
    private final boolean bdf;
    private final String reserved;
    private final double recordSeconds;
    private final List<String[]> signals = new ArrayList<>(); // label, pmin, pmax, dmin, dmax, samples
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private String records = "-1";
    private int written;

    EdfWriter(boolean bdf, String reserved, double recordSeconds) {
        this.bdf = bdf;
        this.reserved = reserved;
        this.recordSeconds = recordSeconds;
    }

    EdfWriter signal(
            String label,
            Object physicalMin,
            Object physicalMax,
            Object digitalMin,
            Object digitalMax,
            Object samples) {
        signals.add(new String[] {
            label,
            String.valueOf(physicalMin),
            String.valueOf(physicalMax),
            String.valueOf(digitalMin),
            String.valueOf(digitalMax),
            String.valueOf(samples)
        });
        return this;
    }

    /** Writes the digital values of one signal in the current record. Call once per signal, in order. */
    EdfWriter samples(int... digital) {
        for (int value : digital) {
            data.write(value);
            data.write(value >> 8);
            if (bdf) {
                data.write(value >> 16);
            }
        }
        return this;
    }

    /** Writes the annotation signal of the current record. */
    EdfWriter annotation(String onset, int bytes) {
        byte[] text = (onset + "\u0014\u0014\u0000").getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < bytes; i++) {
            data.write(i < text.length ? text[i] : 0);
        }
        return this;
    }

    EdfWriter endRecord() {
        written++;
        records = String.valueOf(written);
        return this;
    }

    EdfWriter records(String stated) {
        records = stated;
        return this;
    }

    byte[] bytes() {
        var header = new StringBuilder();
        header.append(bdf ? pad("\u00ffBIOSEMI", 8) : pad("0", 8));
        header.append(pad("12 M 01-JAN-1993 Subject", 80)).append(pad("Startdate 01-JAN-2012 X X X", 80));
        header.append(pad("01.02.12", 8)).append(pad("13.14.15", 8));
        header.append(pad(String.valueOf(256 * (signals.size() + 1)), 8)).append(pad(reserved, 44));
        header.append(pad(records, 8)).append(pad(String.format(Locale.ROOT, "%s", recordSeconds), 8));
        header.append(pad(String.valueOf(signals.size()), 4));
        field(header, 0, 16);
        blank(header, 80);
        blank(header, 8);
        for (int i = 1; i <= 4; i++) {
            field(header, i, 8);
        }
        blank(header, 80);
        field(header, 5, 8);
        blank(header, 32);
        byte[] head = header.toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[head.length + data.size()];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(data.toByteArray(), 0, all, head.length, data.size());
        return all;
    }

    private void field(StringBuilder header, int index, int width) {
        signals.forEach(signal -> header.append(pad(signal[index], width)));
    }

    private void blank(StringBuilder header, int width) {
        signals.forEach(signal -> header.append(pad("", width)));
    }

    private static String pad(String text, int width) {
        return (text + " ".repeat(width)).substring(0, width);
    }
}
