/** The output of an experiment: lines, tables, charts and series on a live page. */
package io.wavecast.experiments.report;
