package io.wavecast.signals.edf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes EDF and BDF files byte by byte, according to the specification. */
public final class EdfWriter {
    private final boolean bdf;
    private final String reserved;
    private String recordSeconds;
    private final List<String[]> signals = new ArrayList<>(); // label, pmin, pmax, dmin, dmax, samples
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private String records = "-1";
    private String recording = "Startdate 01-JAN-2012 X X X";
    private String date = "01.02.12";
    private String time = "13.14.15";
    private int written;

    public EdfWriter(boolean bdf, String reserved, double recordSeconds) {
        this.bdf = bdf;
        this.reserved = reserved;
        this.recordSeconds = String.valueOf(recordSeconds);
    }

    public EdfWriter signal(
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
    public EdfWriter samples(int... digital) {
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
    public EdfWriter annotation(String onset, int bytes) {
        byte[] text = (onset + "\u0014\u0014\u0000").getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < bytes; i++) {
            data.write(i < text.length ? text[i] : 0);
        }
        return this;
    }

    public EdfWriter endRecord() {
        written++;
        records = String.valueOf(written);
        return this;
    }

    public EdfWriter records(String stated) {
        records = stated;
        return this;
    }

    /** The fields of identification and start, as they are. */
    public EdfWriter start(String recordingField, String dateField, String timeField) {
        recording = recordingField;
        date = dateField;
        time = timeField;
        return this;
    }

    /** The duration of a data record as written, up to eight characters. */
    EdfWriter duration(String seconds) {
        recordSeconds = seconds;
        return this;
    }

    public byte[] bytes() {
        var header = new StringBuilder();
        header.append(bdf ? pad("\u00ffBIOSEMI", 8) : pad("0", 8));
        header.append(pad("12 M 01-JAN-1993 Subject", 80)).append(pad(recording, 80));
        header.append(pad(date, 8)).append(pad(time, 8));
        header.append(pad(String.valueOf(256 * (signals.size() + 1)), 8)).append(pad(reserved, 44));
        header.append(pad(records, 8)).append(pad(recordSeconds, 8));
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
