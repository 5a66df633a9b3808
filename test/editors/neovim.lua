-- What a person does in Neovim: sees the finding, goes there, and chooses a quick fix.
local function stop(why)
  print(why)
  vim.cmd('cquit')
end

local found = {}
local function isFound()
  found = vim.diagnostic.get(0)
  return #found > 0
end
if not vim.wait(60000, isFound, 50) then stop('There are no findings.') end
for _, each in ipairs(found) do
  print(each.lnum + 1 .. ':' .. each.col + 1, each.source, each.message)
end

vim.api.nvim_win_set_cursor(0, { found[1].lnum + 1, found[1].col })
vim.ui.select = function(items, options, choose)
  for index, item in ipairs(items) do
    local title = options.format_item(item)
    print(title)
    if title:find('Replace with', 1, true) then return choose(item, index) end
  end
  stop('There is no such fix.')
end
vim.lsp.buf.code_action()
if not vim.wait(60000, function() return vim.bo.modified end, 50) then stop('Nothing has changed.') end
vim.cmd('write')
vim.cmd('qall!')
