/** The libraries a printed diagnostic needs, behind one module that is imported only when there is something to print. */
export { codeFrameColumns } from '@babel/code-frame';
export { createColors } from 'picocolors';
