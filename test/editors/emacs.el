;;; -*- lexical-binding: t -*-
;; What a person does in Emacs: sees the finding, goes there, and chooses a quick fix.
(require 'cl-lib)

(defun await (test why)
  (let ((left 600))
    (while (not (funcall test))
      (when (zerop (setq left (1- left))) (error "%s" why))
      (accept-process-output nil 0.1))))

(switch-to-buffer (find-file-noselect "week.md"))
;; Without a person there are no commands, after which Eglot connects and Flymake begins.
(run-hooks 'post-command-hook)
(await (lambda ()
         (when (bound-and-true-p flymake-mode)
           (flymake-start)
           (flymake-diagnostics)))
       "There are no findings.")
(dolist (each (flymake-diagnostics))
  (goto-char (flymake-diagnostic-beg each))
  (message "%d:%d %s" (line-number-at-pos) (1+ (current-column)) (flymake-diagnostic-text each)))
(cl-letf (((symbol-function 'completing-read)
           (lambda (_prompt choices &rest _)
             (let ((titles (all-completions "" choices)))
               (dolist (title titles) (message "%s" title))
               (cl-find "Replace with" titles :test #'string-search))))
          ;; Eglot asks by mouse where the last command came by none of the keys.
          (last-nonmenu-event ?\r))
  (call-interactively #'eglot-code-actions))
(await #'buffer-modified-p "Nothing has changed.")
(save-buffer)
