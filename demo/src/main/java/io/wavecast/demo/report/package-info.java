/** Reports the result of a run: a table, a JSON file and a picture. */
package io.wavecast.demo.report;
