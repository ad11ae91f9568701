/** Figures, and how they are printed and written to a file. */
package io.wavecast.benchmarks.report;
