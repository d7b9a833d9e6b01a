import type { Text } from '../wording';
import type { print as zh } from '../zh/print';

export const print: Record<keyof typeof zh, Text> = {
  'print.print': 'Print',
  'print.copy': 'COPY',

  'printer.title': 'Printer',
  'printer.choose': 'Choose a printer',
  'printer.chooseHint':
    'For a printer at this device the browser asks once, and connects by itself from then on. Network printers are added by a manager on the outlet’s page.',
  'printer.BROWSER': 'The browser’s print',
  'printer.USB': 'USB',
  'printer.SERIAL': 'Serial port',
  'printer.BLUETOOTH': 'Bluetooth',
  'printer.NETWORK': 'Network',
  'printer.USBHint': 'Receipt printer of 58 or 80 mm on a USB cable',
  'printer.SERIALHint': 'Serial cable, USB adapter, or Bluetooth paired with the system',
  'printer.BLUETOOTHHint': 'Receipt printer with Bluetooth Low Energy',
  'printer.NETWORKHint': 'The server passes the receipt on',
  'printer.BROWSERHint': 'A printer that is installed in the system',
  'printer.unsupported':
    'This browser cannot connect by itself: {kinds}. Chrome and Edge on computers and Android phones can.',
  'printer.width': 'Paper',
  'printer.millimetres': '{n} mm',
  'printer.baud': 'Baud rate',
  'printer.automatic': 'Print after each sale',
  'printer.on': 'On',
  'printer.off': 'Off',
  'printer.test': 'Print a test page',
  'printer.testTitle': 'Printer test',
  'printer.testWidth': 'Both lines should reach from edge to edge; else choose the other paper width.',
  'printer.testRare': 'Rare characters 𠮷 㙍',
  'printer.chosen': '{name} is chosen. Print a test page.',

  'trouble.papers': { one: 'A paper did not come out:', other: '{n} papers did not come out:' },
  'trouble.again': 'Print again',
  'trouble.browser': 'By the browser',
  'trouble.open': 'Open it',
  'trouble.letBe': 'Let it be',
  'trouble.GONE':
    'The printer was not found. Check power, cable and distance; if that does not help, choose it again on the device page.',
  'trouble.FORGOTTEN': 'The browser did not remember this printer. Choose it again.',
  'trouble.HELD':
    'Another programme or a system driver holds the printer. Close it; on Windows a USB printer can be used by the browser’s print.',
  'trouble.NOT_A_PRINTER': 'This is no receipt printer that can be printed on directly. Choose another.',
  'trouble.STALLED': 'The printer takes no more. Check paper, cover and power.',
  'trouble.BUSY': 'The printer is busy with another till’s receipt. Print again in a moment.',
  'trouble.UNREACHABLE':
    'The server cannot reach this network printer. Check its power and cable, or have a manager check its address.',
  'trouble.SERVER_AWAY':
    'Offline, a network printer cannot be used. Print by the browser, or again once there is a network.',
  'trouble.UNKNOWN': 'This network printer was removed from the outlet. Choose another.',
  'trouble.REFUSED': 'Printing failed: {detail}',
};
